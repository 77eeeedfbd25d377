import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import type { Waiting } from '#kernel/waiting.ts';
import { m } from '#messages';
import { claimActs, contactActs } from '../acts.ts';
import { countDue, todayHere } from './contacts/follow-ups.ts';

export const waits: readonly Waiting[] = [
	{
		act: claimActs.decide,
		says: m.network_waits_claims,
		find: async () => {
			const { rows } = await sql<{ count: number }>`select count(*)::int as count from network.claim
				where state = 'waiting'`.execute(db);
			return { count: rows[0]?.count ?? 0, path: '/desk/claims' };
		}
	},
	{
		act: contactActs.keep,
		says: m.contacts_waits,
		find: async ({ id }) => ({
			count: await countDue(id, await todayHere()),
			path: '/desk/contacts/follow-ups?for=me&state=due'
		})
	}
];
