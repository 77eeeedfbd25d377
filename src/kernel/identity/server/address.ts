import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { type Refusal, refused } from '../../errors.ts';
import { ref } from '../../facts.ts';
import { newId } from '../../id.ts';
import { record } from '../../server/activity/record.ts';
import { db, type Tx, transaction } from '../../server/db.ts';
import { limit } from '../../server/limits.ts';
import { prove } from '../../server/mail.ts';
import type { Locale } from '../../words.ts';
import type { Viewer } from '../index.ts';
import { letterOfAddressChanged, lettersOfAddress } from './letters-of-address.ts';
import { asAddress, personByEmail, personById } from './persons.ts';
import { trace } from './traces.ts';

const DAYS = 3;

/**
 * Asks for another address: a letter goes to both, and it is hers once both have said yes. Whether somebody else has the new one already is told to its
 * mailbox alone. The caller has asked for a fresh session.
 * @throws 422 when it is none, or hers already; 429 when she asks too often.
 */
export async function askAddress(given: string, viewer: Viewer): Promise<void> {
	const address = asAddress(given);
	if (!viewer.email || address === viewer.email.toLowerCase()) throw refused('identity_address_same', {}, 422);
	await limit('letter', `address ${viewer.id}`);
	await limit('letter', `address ${address}`);
	const { id, email, name, locale } = viewer;
	const [before, after] = [newToken(), newToken()];
	await transaction(async (tx) => {
		const taken = (await personByEmail(tx, address)) !== undefined;
		// one after the other where it is pressed twice: the later letters count
		await sql`select from identity.person where id = ${id} for no key update`.execute(tx);
		await sql`delete from identity.address_change where person = ${id}`.execute(tx);
		await sql`
			insert into identity.address_change (id, person, address, old_hash, new_hash, expires_at)
			values (${newId()}, ${id}, ${address}, ${hashOf(before)}, ${hashOf(after)}, now() + make_interval(days => ${DAYS}))`.execute(
			tx
		);
		await lettersOfAddress(tx, { id, name, locale, email, address, before, after: taken ? null : after, days: DAYS });
		await trace(tx, { what: 'address_asked', person: id, actor: id });
	});
}

/** A change that waits, as a link of one of its two letters shows it. */
export type AddressChange = Readonly<{
	person: string;
	address: string;
	side: 'old' | 'new';
	/** Whether this mailbox has said yes, and the other. */
	said: boolean;
	other: boolean;
}>;

/** The change of a link; undefined when it has come to its end. */
export async function addressChangeOf(token: string, on: Tx | typeof db = db): Promise<AddressChange | undefined> {
	const hash = hashOf(token);
	const { rows } = await sql<{ person: string; address: string; old: boolean; saidOld: boolean; saidNew: boolean }>`
		select person, address, old_hash = ${hash} as old, old_said_at is not null as "saidOld", new_said_at is not null as "saidNew"
		from identity.address_change where ${hash} in (old_hash, new_hash) and expires_at > now()`.execute(on);
	const [row] = rows;
	if (!row) return undefined;
	const { person, address, old, saidOld, saidNew } = row;
	return { person, address, side: old ? 'old' : 'new', said: old ? saidOld : saidNew, other: old ? saidNew : saidOld };
}

/**
 * One of the two mailboxes says yes; the second one makes it so.
 * @returns whether the address is the new one now. @throws 410 when the link serves no more, 409 when somebody else has the address by now.
 */
export const confirmAddress = (token: string): Promise<boolean> =>
	transaction(async (tx) => {
		const found = await held(tx, token);
		const column = sql.ref(found.side === 'old' ? 'old_said_at' : 'new_said_at');
		await sql`update identity.address_change set ${column} = now() where person = ${found.person}`.execute(tx);
		if (!found.other) return false;
		await move(tx, found);
		return true;
	});

/** The old mailbox says that nobody asked for this: nothing changes, and all her sessions end, since somebody else may have one. */
export const stopAddress = (token: string): Promise<void> =>
	transaction(async (tx) => {
		const { person, side } = await held(tx, token);
		if (side !== 'old') throw used();
		await sql`delete from identity.address_change where person = ${person}`.execute(tx);
		await sql`delete from identity."session" where "userId" = ${person}`.execute(tx);
		await trace(tx, { what: 'address_stopped', person, actor: null });
	});

async function held(tx: Tx, token: string): Promise<AddressChange> {
	const found = await addressChangeOf(token, tx);
	if (!found) throw used();
	await sql`select from identity.person where id = ${found.person} for update`.execute(tx);
	// the other mailbox may have spoken meanwhile
	return (await addressChangeOf(token, tx)) ?? found;
}

async function move(tx: Tx, { person, address }: AddressChange): Promise<void> {
	const before = await personById(person, tx);
	if (!before?.email) throw used();
	if (await personByEmail(tx, address)) throw refused('identity_address_taken', {}, 409);
	await sql`update identity.person set email = ${address} where id = ${person}`.execute(tx);
	await sql`update identity."user" set "email" = ${address}, "updatedAt" = now() where "id" = ${person}`.execute(tx);
	await sql`update kernel.mail set recipient = ${address} where subject_of = ${person} and sent_at is null and due_at is not null`.execute(
		tx
	);
	// links that wait in the old mailbox open nothing any more
	await sql`delete from identity."verification" where strpos("value", ${JSON.stringify(before.email)}) > 0`.execute(tx);
	await sql`delete from identity.address_change where person = ${person}`.execute(tx);
	await record(tx, {
		verb: 'identity.changed',
		actor: ref('person', person),
		object: ref('person', person),
		source: 'web',
		detail: {}
	});
	await prove(tx, address);
	await trace(tx, { what: 'address_changed', person, actor: person });
	const { locale } = before as { locale: Locale };
	for (const to of [before.email, address]) await letterOfAddressChanged(tx, { id: person, locale, to, address });
}

/** The address that a person has asked for and that waits, for her own page. */
export async function addressAwaited(person: string): Promise<string | null> {
	const { rows } = await sql<{ address: string }>`
		select address from identity.address_change where person = ${person} and expires_at > now()`.execute(db);
	return rows[0]?.address ?? null;
}

const used = (): Refusal => refused('identity_address_link_used', {}, 410);
const newToken = (): string => randomBytes(32).toString('base64url');
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
