import { sql } from 'kysely';
import { m } from '#messages';
import type { Module } from '../../module.ts';
import { db } from '../../server/db.ts';
import type {} from '../events.ts';
import { erasePerson, exportPerson } from './erasure.ts';
import { mergeIdentity } from './merging.ts';

export const identity: Module = {
	name: 'identity',
	nouns: [
		{ kind: 'erasure', name: m.identity_noun_erasure },
		{ kind: 'key', name: m.identity_noun_key }
	],
	jobs: { 'identity.purge': { run: purge, cron: '17 3 * * *' } },
	export: exportPerson,
	merge: mergeIdentity,
	erase: erasePerson
};

/** Forgets what has served: ended sessions, links, used codes, and invitations and keys a month after their end. */
async function purge(): Promise<void> {
	await sql`delete from identity."session" where "expiresAt" < now()`.execute(db);
	await sql`delete from identity."verification" where "expiresAt" < now()`.execute(db);
	await sql`delete from identity.set_aside where expires_at < now()`.execute(db);
	await sql`delete from identity.used_code where at < now() - interval '1 hour'`.execute(db);
	await sql`delete from identity.key where coalesce(ended_at, ends_at) < now() - interval '30 days'`.execute(db);
	await sql`delete from identity.invitation where coalesce(accepted_at, expires_at) < now() - interval '30 days'`.execute(
		db
	);
}
