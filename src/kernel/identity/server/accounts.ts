import { sql } from 'kysely';
import { ref } from '../../facts.ts';
import type { Tx } from '../../server/db.ts';
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

/** The account of a person, made if she has none. An invented person without an address gets one that leads nowhere (RFC 2606). */
export async function accountOfPerson(tx: Tx, person: string): Promise<string> {
	const email = (await personById(person, tx))?.email ?? `${person}@demo.invalid`;
	await prove(tx, email);
	await sql`insert into identity."user" ("id", "name", "email", "emailVerified") values (${person}, '', ${email}, true)
		on conflict ("id") do nothing`.execute(tx);
	return person;
}
