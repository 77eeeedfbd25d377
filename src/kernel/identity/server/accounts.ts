import { sql } from 'kysely';
import type { Tx } from '../../server/db.ts';
import type { Locale } from '../../words.ts';
import { findOrMakePerson, personById } from './persons.ts';

/**
 * The account of whoever has just proved that an address is hers: the guest she was, or a new person.
 * Safe to run twice at once. To be called with nothing but a verified address.
 * @returns the id of the person and of her account: the same.
 */
export async function accountOfAddress(
	tx: Tx,
	{ email, name, locale }: { email: string; name?: string | undefined; locale: Locale }
): Promise<string> {
	const known = await findOrMakePerson(tx, { name: name?.trim() || (email.split('@')[0] ?? email), email, locale });
	return accountOfPerson(tx, known);
}

/** The account of a person, made if she has none. An invented person without an address gets one that leads nowhere (RFC 2606). */
export async function accountOfPerson(tx: Tx, person: string): Promise<string> {
	const email = (await personById(person, tx))?.email ?? `${person}@demo.invalid`;
	await sql`insert into identity."user" ("id", "name", "email", "emailVerified") values (${person}, '', ${email}, true)
		on conflict ("id") do nothing`.execute(tx);
	return person;
}
