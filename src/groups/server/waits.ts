import { sql } from 'kysely';
import { can, hostedBy } from '#kernel/identity/policy.ts';
import { db } from '#kernel/server/db.ts';
import type { Waiting } from '#kernel/waiting.ts';
import { m } from '#messages';
import { groupActs } from '../acts.ts';

export const waits: readonly Waiting[] = [
	{
		act: groupActs.lead,
		says: m.groups_waits,
		find: async (viewer) => {
			const all = can(viewer, groupActs.keep);
			const { rows } = await sql<{ count: number; groups: string[] }>`
				select count(*)::int as count, coalesce(array_agg(distinct g.id::text), '{}') as groups
				from groups.member o join groups.circle g on g.id = o.in_group and g.state <> 'ended'
				where o.state = 'asked' and (${all} or exists (select from groups.member l where l.in_group = g.id and l.role = 'lead' and l.state = 'member'
					and l.organization = any(${hostedBy(viewer)}::uuid[])))`.execute(db);
			const [{ count, groups } = { count: 0, groups: [] }] = rows;
			const several = all ? '/desk/groups?sort=-asking' : '/me/groups';
			return { count, path: groups.length === 1 ? `/me/groups/${groups[0]}` : several };
		}
	}
];
