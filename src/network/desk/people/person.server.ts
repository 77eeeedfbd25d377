import { refused } from '#kernel/errors.ts';
import { findOrMakePerson, personByEmail } from '#kernel/identity/server/persons.ts';
import type { Tx } from '#kernel/server/db.ts';
import { isLocale, type Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { fail } from '#web/fail.server.ts';
import { fieldOf, type Problems } from '#web/form.server.ts';
import type { PersonChange } from '../../server/index.ts';

export type PersonTyped = Readonly<{ name: string; email: string; locale: string; birthYear: string }>;

export const personTyped = (form: FormData): PersonTyped => ({
	name: fieldOf(form, 'name'),
	email: fieldOf(form, 'email').trim(),
	locale: fieldOf(form, 'locale'),
	birthYear: fieldOf(form, 'birthYear').trim()
});

/** What was typed of a person, checked as far as a form can; a year that is none is a problem beside its field. */
export function personIn(typed: PersonTyped, locale: Locale): PersonChange | Problems<PersonTyped> {
	const year = typed.birthYear ? Number(typed.birthYear) : null;
	const now = new Date().getFullYear();
	if (year !== null && !(Number.isInteger(year) && year > now - 120 && year <= now))
		return fail(422, { typed, problems: { birthYear: m.people_desk_birth_year_wrong({}, { locale }) } });
	return {
		name: typed.name,
		email: typed.email || null,
		locale: isLocale(typed.locale) ? typed.locale : locale,
		birthYear: year
	};
}

/** Adds somebody whom nobody knows yet. @throws people_email_taken, and what `findOrMakePerson` throws. */
export async function addPerson(tx: Tx, given: PersonChange): Promise<string> {
	if (given.email && (await personByEmail(tx, given.email))) throw refused('people_email_taken', {}, 422);
	return findOrMakePerson(tx, given);
}

/** The field that a refusal is about. */
export const personField = (code: string): string => (code === 'identity_name_wrong' ? 'name' : 'email');
