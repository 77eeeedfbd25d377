import { refused } from '../../errors.ts';
import { type By, ref } from '../../facts.ts';
import { newId } from '../../id.ts';
import { type NameParts, proposedParts } from '../../name.ts';
import { record } from '../../server/activity/record.ts';
import { db, type Tx } from '../../server/db.ts';
import { isProved } from '../../server/mailboxes.ts';
import { forges, typedLine } from '../../typed.ts';
import type { Locale } from '../../words.ts';
import { within } from './tables.ts';

export type NewPerson = Readonly<{
	name: string;
	/** The two parts of her name, when she gave them apart: kept as long as they make the whole. */
	parts?: NameParts | undefined;
	email: string | null;
	locale: Locale;
	birthYear?: number | null;
	fictional?: boolean;
}>;

const NAME_LENGTH = 120;

/**
 * The person with an e-mail address, made if there is none; without an address always a new one.
 * What is known of an existing person is never changed: a stranger could type her address.
 * @returns her id.
 */
export async function findOrMakePerson(tx: Tx, given: NewPerson): Promise<string> {
	const made = await makePerson(tx, given);
	if (made) return made;
	const known = await personByEmail(tx, asAddress(given.email ?? ''));
	// gone between the two statements: she was erased at this moment
	return known?.id ?? findOrMakePerson(tx, given);
}

/** @returns null when somebody has the address already. */
async function makePerson(
	tx: Tx,
	{ name, parts, email, locale, birthYear = null, fictional = false }: NewPerson
): Promise<string | null> {
	const address = email === null ? null : asAddress(email);
	const made = await within(tx)
		.insertInto('identity.person')
		.values({
			id: newId(),
			name: asName(name),
			...parts,
			email: address,
			locale,
			birthYear,
			minorUntil: null,
			fictional
		})
		.onConflict((conflict) => conflict.doNothing())
		.returning('id')
		.executeTakeFirst();
	return made?.id ?? null;
}

/**
 * Somebody who gives an address without having signed in: a new person, who has the address only if nobody has it or has shown that she reads it. Whose it is she has not shown, so
 * she is nobody whom the hub knows.
 * @returns her id.
 */
export async function guestOf(tx: Tx, guest: NewPerson): Promise<string> {
	const free = guest.email !== null && !(await isProved(guest.email, tx));
	return (free && (await makePerson(tx, guest))) || findOrMakePerson(tx, { ...guest, email: null });
}

/** Whether an address is a person's own, and she has shown it. */
export async function ownsAddress(person: string | null, address: string, on: Tx | typeof db = db): Promise<boolean> {
	const known = person ? await personById(person, on) : undefined;
	return known?.email?.toLowerCase() === address.toLowerCase() && isProved(address, on);
}

/** Whether a person is somebody who has shown who she is, by an address that she reads. */
export async function isShown(person: string | null, on: Tx | typeof db = db): Promise<boolean> {
	const email = person ? (await personById(person, on))?.email : null;
	return Boolean(email) && isProved(email ?? '', on);
}

/** One person, or undefined; an erased one has the name « — ». */
export const personById = (id: string, tx: Tx | typeof db = db) =>
	within(tx).selectFrom('identity.person').selectAll().where('id', '=', id).executeTakeFirst();

/** The person of an e-mail address, or undefined. */
export const personByEmail = (tx: Tx | typeof db, email: string) =>
	within(tx)
		.selectFrom('identity.person')
		.selectAll()
		.where((row) => row(row.fn('lower', ['email']), '=', email.toLowerCase()))
		.executeTakeFirst();

/** Changes what a person says of herself; the fact tells that she is called otherwise, not how. @returns whether she is. @throws when the name is empty or longer than 120 characters. */
export async function rename(
	tx: Tx,
	person: string,
	{ name, parts, locale }: Readonly<{ name: string; parts?: NameParts | undefined; locale?: Locale }>,
	by: By
): Promise<boolean> {
	const before = await personById(person, tx);
	await within(tx)
		.updateTable('identity.person')
		.set({ name: asName(name), ...parts, named: true, ...(locale ? { locale } : {}) })
		.where('id', '=', person)
		.where('erasedAt', 'is', null)
		.execute();
	if (!before || before.erasedAt || before.name === asName(name)) return false;
	await record(tx, { ...by, verb: 'identity.changed', object: ref('person', person), detail: {} });
	return true;
}

/**
 * Calls somebody by the name that she gives herself, wherever she does: the first one takes the place of a name that was made from her address, or that
 * was typed before she had shown whose it is. The two parts of a name that is hers already are kept beside it.
 */
export async function callBy(tx: Tx, person: string, name: string, by: By, parts?: NameParts): Promise<void> {
	const known = await personById(person, tx);
	if (known && !known.named) await rename(tx, person, { name, parts }, by);
	else if (known?.name === name && parts) await splitName(tx, person, parts);
}

async function splitName(tx: Tx, person: string, parts: NameParts): Promise<void> {
	await within(tx).updateTable('identity.person').set(parts).where('id', '=', person).execute();
}

/** The two parts of a person's name: as she gave them, else as they may be. */
export async function partsOfPerson(person: string): Promise<NameParts> {
	const { name = '', given = null, family = null } = (await personById(person)) ?? {};
	return given === null ? proposedParts(name) : { given, family: family ?? '' };
}

/** Says that a person's name is not one she gave: the next that she gives is hers. */
export async function nameIsNotHers(tx: Tx, person: string): Promise<void> {
	await within(tx).updateTable('identity.person').set({ named: false }).where('id', '=', person).execute();
}

/** An e-mail address as it is kept: lower case, checked. @throws 422 when it is none. */
export function asAddress(given: string): string {
	const address = given.trim().toLowerCase();
	if (address.length > 254 || !/^[^\s@<>()",;:\\]+@[^\s@<>()",;:\\]+\.[^\s@<>()",;:\\.]+$/.test(address))
		throw refused('identity_email_wrong', {}, 422);
	return address;
}

function asName(given: string): string {
	const name = typedLine(given.replace(/\s+/gu, ' '));
	if (!name || name.length > NAME_LENGTH || forges(name))
		throw refused('identity_name_wrong', { max: NAME_LENGTH }, 422);
	return name;
}
