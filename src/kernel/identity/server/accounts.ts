import { sql } from 'kysely';
import { ref } from '../../facts.ts';
import { db, type Tx } from '../../server/db.ts';
import { access } from '../../server/hub.ts';
import { prove } from '../../server/mail.ts';
import { isProved } from '../../server/mailboxes.ts';
import type { Locale } from '../../words.ts';
import { callBy, findOrMakePerson, nameIsNotHers, personById } from './persons.ts';

/**
 * The account of whoever has just proved that an address is hers: the guest she was, or a new person.
 * Safe to run twice at once. To be called with nothing but a verified address.
 * @returns the id of the person and of her account: the same.
 */
export async function accountOfAddress(
	tx: Tx,
	{ email, name, locale }: { email: string; name?: string | undefined; locale: Locale }
): Promise<string> {
	const [given, before] = [name?.trim(), await isProved(email, tx)];
	const known = await findOrMakePerson(tx, { name: given || (email.split('@')[0] ?? email), email, locale });
	// until now anybody could have typed her name beside her address
	if (!before) await nameIsNotHers(tx, known);
	if (given) await callBy(tx, known, given, { actor: ref('person', known), source: 'web' });
	return accountOfPerson(tx, known);
}

/** By what the modules above know that an address is asked for: an invitation that waits. */
type Invites = (tx: Tx | typeof db, email: string) => Promise<boolean>;

let invites: readonly Invites[] = [];

/** Says who else than the team may ask somebody in. */
export function letInvite(given: readonly Invites[]): void {
	invites = given;
}

/** Whether an address may sign in: it has an account, or may have one made. @param on read by one statement after the other */
export async function mayEnter(email: string, on: Tx | typeof db = db): Promise<boolean> {
	if ((await access()).registration === 'everybody') return true;
	const { rows } = await sql`
		select from identity."user" u join identity.person p on p.id = u."id" where lower(p.email) = ${email}
		union all select from identity.invitation where lower(email) = ${email} and accepted_at is null and expires_at > now()`.execute(
		on
	);
	if (rows.length) return true;
	for (const invited of invites) if (await invited(on, email)) return true;
	return false;
}

/** The account of a person, made if she has none. An invented person without an address gets one that leads nowhere (RFC 2606). */
export async function accountOfPerson(tx: Tx, person: string): Promise<string> {
	const email = (await personById(person, tx))?.email ?? `${person}@demo.invalid`;
	await prove(tx, email);
	await sql`insert into identity."user" ("id", "name", "email", "emailVerified") values (${person}, '', ${email}, true)
		on conflict ("id") do nothing`.execute(tx);
	return person;
}
