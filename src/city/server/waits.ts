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
	}
];
