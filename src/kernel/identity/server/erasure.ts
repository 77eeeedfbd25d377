import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { ref } from '../../facts.ts';
import { newId } from '../../id.ts';
import { record } from '../../server/activity/record.ts';
import { forgetWorker } from '../../server/charging.ts';
import { db, type Tx, transaction } from '../../server/db.ts';
import { forgetLetters } from '../../server/letters-forgotten.ts';
import { forgetRevisor } from '../../server/revisions.ts';
import { personById } from './persons.ts';
import { keepLastAdmin } from './roles.ts';

const NOBODY = '—';

/** All that the kernel keeps about a person, the facts of the log in which she appears included. */
export async function exportPerson(person: string): Promise<Record<string, unknown[]>> {
	const email = (await personById(person))?.email ?? '';
	const rows = async (query: ReturnType<typeof sql>) => (await query.execute(db)).rows;
	return {
		person: await rows(
			sql`select id, name, given, family, email, locale, birth_year, minor_until, created_at from identity.person where id = ${person}`
		),
		roles: await rows(
			sql`select role, scope_kind, scope, granted_at, revoked_at from identity.role where person = ${person} order by granted_at`
		),
		consents: await rows(
			sql`select purpose, wording_version, given_at, withdrawn_at, source from identity.consent where person = ${person} order by given_at`
		),
		keys: await rows(
			sql`select kind, name, scope_kind, scope, part, scopes, made_at, ends_at, used_at, ended_at from identity.key where person = ${person} order by made_at`
		),
		rhythms: await rows(
			sql`select topic, rhythm, chosen_at from identity.rhythm where person = ${person} order by topic`
		),
		quiet_hours: await rows(sql`select from_minute, until_minute from identity.quiet_hours where person = ${person}`),
		visibility: await rows(sql`select field_group, audience from identity.visibility where person = ${person}`),
		sessions: await rows(
			sql`select "createdAt", "expiresAt", "userAgent" from identity."session" where "userId" = ${person}`
		),
		passkeys: await rows(sql`select "name", "createdAt" from identity."passkey" where "userId" = ${person}`),
		accounts: await rows(
			sql`select p.name, a."createdAt" from identity."account" a join identity.provider p on a."providerId" = 'oidc:' || p.id where a."userId" = ${person}`
		),
		traces: await rows(
			sql`select at, what, detail from identity.trace where subject = (select pseudonym from kernel.pseudonym where subject = ${person}) order by at`
		),
		charged_hours: await rows(
			sql`select lower(during) as from, upper(during) as until, charged_at, struck_at from kernel.charged_hour where worker = ${person} order by 1`
		),
		charged_costs: await rows(
			sql`select what, paid_on::text as paid_on, cents::float8 as cents, charged_at from kernel.charged_cost where charged_by = ${person} order by charged_at`
		),
		letters: await rows(
			// what a letter opens, or says to its reader alone, is hers by the letter and by nothing else
			sql`select written_at, recipient, case when not confidential then subject end as subject, case when not opens and not confidential then text end as text from kernel.mail where subject_of = ${person} or lower(recipient) = ${email} order by written_at`
		),
		facts: await factsOf(person, sql``)
	};
}

/** The same for herself: the facts with the words that were sealed for her, and what she says for figures alone, which the team does not read. */
export const exportOwn = async (person: string): Promise<Record<string, unknown[]>> => ({
	facts: await factsOf(person, sql`, s.words`),
	gender: (await sql`select gender, wording_version, said_at from identity.gender where person = ${person}`.execute(db))
		.rows
});

async function factsOf(person: string, more: ReturnType<typeof sql>): Promise<unknown[]> {
	const { rows } = await sql`
		select a.id, a.verb, a.at, a.object_kind, a.object, a.detail${more} from kernel.activity a
		left join kernel.activity_sealed s on s.activity = a.id and s.subject = ${person}
		where (select pseudonym from kernel.pseudonym where subject = ${person}) in (a.actor, a.object, a.target, a.context) order by a.at`.execute(
		db
	);
	return rows;
}

/**
 * Erases what names a person in the kernel's tables. Her row stays, without a name, so that what counts keeps its sum; the log stays as
 * it is and its seals hold, because the only line that led from it to her is gone, and from the record of access too.
 * @throws 409 when she is the last admin.
 */
export async function erasePerson(tx: Tx, person: string): Promise<void> {
	await keepLastAdmin(tx, person);
	const known = await personById(person, tx);
	const [name, email] = [known?.name ?? '', known?.email ?? ''];
	const run = (query: ReturnType<typeof sql>) => query.execute(tx);
	// an id of its own, and nobody's doing: a fact about her would lead from the log to her once more
	await record(tx, { verb: 'identity.erased', object: ref('erasure', newId()), source: 'job', detail: {} });
	await run(sql`delete from kernel.activity_sealed where subject = ${person}`);
	await run(sql`delete from kernel.pseudonym where subject = ${person}`);
	await forgetLetters(tx, person, { name, email });
	await run(sql`delete from identity.invitation where lower(email) = ${email}`);
	await forgetRevisor(tx, person);
	await forgetWorker(tx, person);
	// challenges and links that wait hold her id or her address in a JSON text
	for (const word of email ? [person, JSON.stringify(email)] : [person])
		await run(sql`delete from identity."verification" where strpos("value", ${word}) > 0`);
	for (const table of [
		'used_code',
		'device',
		'address_change',
		'provider_flow',
		'visibility',
		'gender',
		'rhythm',
		'quiet_hours',
		'consent',
		'role',
		'key',
		'set_aside'
	])
		await run(sql`delete from identity.${sql.table(table)} where person = ${person}`);
	// with her sessions, password and passkeys
	await run(sql`delete from identity."user" where "id" = ${person}`);
	await run(sql`
		update identity.person set name = ${NOBODY}, email = null, birth_year = null, minor_until = null,
			suspended_at = null, suspended_why = null, erased_at = now() where id = ${person}`);
	await run(sql`insert into kernel.erasure (subject_hash) values (${erasureHash(person)}) on conflict do nothing`);
}

/** The register of erasures, as hashes: kept apart from a backup, it says whom to erase again. */
export async function erasureHashes(): Promise<string[]> {
	const { rows } = await sql<{ hash: string }>`
		select subject_hash as hash from kernel.erasure order by erased_at`.execute(db);
	return rows.map(({ hash }) => hash);
}

/**
 * Erases again everybody whom a restored backup has brought back.
 * @param hashes the register as it was after the backup; the restored one counts too.
 * @param erase what all modules do to erase a person, from the top of the arrows down.
 * @returns how many were erased.
 */
export async function eraseAgain(
	hashes: readonly string[],
	erase: (tx: Tx, person: string) => Promise<void>
): Promise<number> {
	await sql`insert into kernel.erasure (subject_hash) select unnest(${[...hashes]}::text[]) on conflict do nothing`.execute(
		db
	);
	const { rows } = await sql<{ id: string }>`
		select p.id from identity.person p
		join kernel.erasure e on e.subject_hash = encode(sha256(convert_to('person:' || p.id, 'UTF8')), 'hex')
		where p.erased_at is null`.execute(db);
	for (const { id } of rows) await transaction((tx) => erase(tx, id));
	return rows.length;
}

/** Under which an erasure is remembered. The id is random, so nothing can be found from its hash. */
const erasureHash = (person: string): string => createHash('sha256').update(`person:${person}`).digest('hex');
