import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import type { Waiting } from '#kernel/waiting.ts';
import { m } from '#messages';
import { guideActs } from '../acts.ts';

export const waits: readonly Waiting[] = [
	{
		act: guideActs.keep,
		says: m.city_waits,
		find: async () => {
			const { rows } = await sql<{ trails: string[] }>`
				select coalesce(array_agg(id::text), '{}') as trails from city.trail where state = 'asked'`.execute(db);
			const trails = rows[0]?.trails ?? [];
			const [only] = trails;
			return { count: trails.length, path: trails.length === 1 ? `/me/guide/${only}` : '/desk/guide?state=asked' };
		}
	},
	{
		act: guideActs.keep,
		says: m.city_voices_waiting,
		find: async () => {
			const { rows } = await sql<{ count: number; trail: string }>`
				select count(*)::int as count, trail::text from city.voice where state = 'waiting' group by trail order by 1 desc`.execute(
				db
			);
			const count = rows.reduce((all, its) => all + its.count, 0);
			return { count, path: rows[0] ? `/me/guide/${rows[0].trail}/voices` : '/desk/guide' };
		}
	}
];
