import { sql } from 'kysely';
import { m } from '#messages';
import type { Module } from '../../module.ts';
import { chargedProofs } from '../../server/charging.ts';
import { db } from '../../server/db.ts';
import type {} from '../events.ts';
import { erasePerson, exportOwn, exportPerson } from './erasure.ts';
import { mergeIdentity } from './merging.ts';
import { purgeTraces, traceFacts } from './traces.ts';

export const identity: Module = {
	name: 'identity',
	nouns: [
		{ kind: 'erasure', name: m.identity_noun_erasure },
		{ kind: 'key', name: m.identity_noun_key }
	],
	readers: { 'identity.traces': traceFacts },
	jobs: { 'identity.purge': { run: purge, cron: '17 3 * * *' } },
	export: exportPerson,
	exportOwn,
	proofs: chargedProofs,
	merge: mergeIdentity,
	erase: erasePerson
};

/** Forgets what has served: ended sessions, links, used codes, browsers unseen for a year, the record after its time, and invitations and keys a month after their end. */
async function purge(): Promise<void> {
	await sql`delete from identity."session" where "expiresAt" < now()`.execute(db);
	await sql`delete from identity."verification" where "expiresAt" < now()`.execute(db);
	await sql`delete from identity.device where last_at < now() - interval '1 year'`.execute(db);
	await sql`delete from identity.provider_flow where expires_at < now()`.execute(db);
	await sql`delete from identity.address_change where expires_at < now()`.execute(db);
	await purgeTraces();
	await sql`delete from identity.set_aside where expires_at < now()`.execute(db);
	await sql`delete from identity.used_code where at < now() - interval '1 hour'`.execute(db);
	await sql`delete from identity.key where coalesce(ended_at, ends_at) < now() - interval '30 days'`.execute(db);
	await sql`delete from identity.invitation where coalesce(accepted_at, expires_at) < now() - interval '30 days'`.execute(
		db
	);
}
