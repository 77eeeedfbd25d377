import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import type { Waiting } from '#kernel/waiting.ts';
import { m } from '#messages';
import { missionActs } from '../acts.ts';

export const waits: readonly Waiting[] = [
	{
		act: missionActs.keep,
		says: m.missions_waits,
		find: async () => {
			const { rows } = await sql<{ count: number; missions: string[] }>`
				select count(*)::int as count, coalesce(array_agg(distinct o.id::text), '{}') as missions
				from missions.traveller t join missions.mission o on o.id = t.mission where t.state = 'asked' and o.state in ('open', 'closed')`.execute(
				db
			);
			const [{ count, missions } = { count: 0, missions: [] }] = rows;
			const only = missions.length === 1 ? `/${missions[0]}/delegation` : '?sort=-asking';
			return { count, path: `/desk/missions${only}` };
		}
	}
];
