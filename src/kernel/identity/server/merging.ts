import { sql } from 'kysely';
import { missing, refused } from '../../errors.ts';
import type { Ref } from '../../facts.ts';
import { isId } from '../../id.ts';
import { mergeWorker } from '../../server/charging.ts';
import { db, type Tx } from '../../server/db.ts';
import type { RoleName } from '../index.ts';
import { mayGive, rolesOf } from './roles.ts';
import { within } from './tables.ts';

/**
 * Stops what cannot become one, and keeps both persons from changing meanwhile.
 * @param by who says that they are one. What the one who stays has gained by it is no more than she might have given: roles pass on, and so does an address,
 * by which one signs in.
 * @throws 404, people_merge_self, people_merge_account (who goes has an account, or both have), people_merge_fictional, people_merge_role (one of them has a
 * role that `by` may not give), people_merge_own (she herself is one of them, and no admin).
 */
export async function checkPersons(tx: Tx, from: string, into: string, by: string): Promise<void> {
	if (from === into) throw refused('people_merge_self', {}, 422);
	if (!isId(from) || !isId(into)) throw missing();
	const both = await within(tx)
		.selectFrom('identity.person')
		.select(['id', 'fictional'])
		.where('id', 'in', [from, into])
		.where('erasedAt', 'is', null)
		.orderBy('id')
		.forUpdate()
		.execute();
	if (both.length < 2) throw missing();
	if (both[0]?.fictional !== both[1]?.fictional) throw refused('people_merge_fictional', {}, 422);
	const { rows } = await sql`select from identity."user" where "id" = ${from}`.execute(tx);
	if (rows.length) throw refused('people_merge_account', {}, 422);
	if ((by === from || by === into) && !(await mayGive(by, ['admin'], tx))) throw refused('people_merge_own', {}, 422);
	const held = [...(await rolesOf(from, tx)), ...(await rolesOf(into, tx))].map(({ role }): RoleName => role);
	if (!(await mayGive(by, held, tx))) throw refused('people_merge_role', {}, 422);
}

/**
 * Gives one person's roles, consents, letters, address and year of birth to another, as far as she has none of her own; what the one who stays has
 * decided herself counts. To whom she shows herself is hers to choose again: nothing becomes public by it.
 */
async function mergePerson(tx: Tx, from: string, into: string): Promise<void> {
	const run = (query: ReturnType<typeof sql>) => query.execute(tx);
	await run(sql`update identity.role given set revoked_at = now() where person = ${from} and revoked_at is null
		and exists (select from identity.role own where own.person = ${into} and own.role = given.role
			and own.scope is not distinct from given.scope and own.revoked_at is null)`);
	await run(sql`update identity.role set person = ${into} where person = ${from}`);
	await run(sql`update identity.consent given set withdrawn_at = now() where person = ${from} and withdrawn_at is null
		and exists (select from identity.consent own where own.person = ${into} and own.purpose = given.purpose)`);
	await run(sql`update identity.consent set person = ${into} where person = ${from}`);
	await run(sql`delete from identity.visibility where person = ${from}`);
	await run(sql`insert into identity.gender (person, gender, wording_version, said_at) select ${into}, gender, wording_version, said_at from identity.gender
		where person = ${from} on conflict do nothing`);
	await run(sql`delete from identity.gender where person = ${from}`);
	await run(sql`insert into identity.rhythm (person, topic, rhythm, chosen_at) select ${into}, topic, rhythm, chosen_at from identity.rhythm where person = ${from}
		on conflict do nothing`);
	await run(sql`insert into identity.quiet_hours (person, from_minute, until_minute) select ${into}, from_minute, until_minute from identity.quiet_hours
		where person = ${from} on conflict do nothing`);
	await run(sql`delete from identity.rhythm where person = ${from}`);
	await run(sql`delete from identity.quiet_hours where person = ${from}`);
	// she may have heard of one thing under both names
	await run(sql`update kernel.mail m set once = null where subject_of = ${from} and once is not null
		and exists (select from kernel.mail o where o.subject_of = ${into} and o.once = m.once)`);
	// an address that opens a calendar was given to whoever had the other record: it opens nothing any more
	await run(sql`delete from identity.key where person = ${from}`);
	await run(sql`update kernel.mail set subject_of = ${into} where subject_of = ${from}`);
	await run(sql`update kernel.mail set words_of = ${into} where words_of = ${from}`);
	await mergeWorker(tx, from, into);
	await run(sql`update identity.person set merged_into = ${into} where merged_into = ${from}`);
	const { email, birthYear, minorUntil } = await within(tx)
		.selectFrom('identity.person')
		.select(['email', 'birthYear', 'minorUntil'])
		.where('id', '=', from)
		.executeTakeFirstOrThrow();
	await run(sql`update identity.person set name = '—', email = null, birth_year = null, minor_until = null, erased_at = now(), merged_into = ${into}
		where id = ${from}`);
	await run(sql`update identity.person set email = coalesce(email, ${email}), birth_year = coalesce(birth_year, ${birthYear}),
		minor_until = greatest(minor_until, ${minorUntil}::smallint)
		where id = ${into}`);
}

/** The roles and invitations for one organisation are for another from now on. */
async function mergeScope(tx: Tx, from: string, into: string): Promise<void> {
	const run = (query: ReturnType<typeof sql>) => query.execute(tx);
	await run(sql`update identity.role given set revoked_at = now() where scope = ${from} and revoked_at is null
		and exists (select from identity.role own where own.person = given.person and own.role = given.role
			and own.scope = ${into} and own.revoked_at is null)`);
	await run(sql`update identity.role set scope = ${into} where scope = ${from}`);
	await run(sql`update identity.invitation set scope = ${into} where scope = ${from}`);
	await run(sql`update identity.key set scope = ${into} where scope_kind = 'organization' and scope = ${from}`);
	// what waits to be told to those who answer for it
	await run(
		sql`update kernel.mail set about = ${into} where about_kind = 'organization' and about = ${from} and sent_at is null`
	);
	await run(sql`update identity.provider set organization = ${into} where organization = ${from}`);
}

/** What identity does when two are one. */
export const mergeIdentity = (tx: Tx, from: Ref, into: Ref): Promise<void> =>
	from.kind === 'person' ? mergePerson(tx, from.id, into.id) : mergeScope(tx, from.id, into.id);

/** Who turned out to be this person: their rows stay, and what is kept under them is hers. */
export async function mergedInto(person: string, on: Tx | typeof db = db): Promise<string[]> {
	const rows = await within(on).selectFrom('identity.person').select('id').where('mergedInto', '=', person).execute();
	return rows.map(({ id }) => id);
}
