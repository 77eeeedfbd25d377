import { sql } from 'kysely';
import { team } from '#kernel/identity/policy.ts';
import { db } from '#kernel/server/db.ts';
import type { Waiting } from '#kernel/waiting.ts';
import { m } from '#messages';

export const waits: readonly Waiting[] = [
	{
		act: team,
		says: m.stage_waits_replies,
		find: async () => {
			const { rows } = await sql<{ count: number }>`select count(*)::int as count from stage.reply_request
				where state = 'received'`.execute(db);
			return { count: rows[0]?.count ?? 0, path: '/desk/trade/replies' };
		}
	}
];
