import type { Cell, Table } from '#exchange';
import { languageName } from '#kernel/languages.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import type { KnownPerson } from '../../server/index.ts';

const labels = {
	name: m.web_person,
	email: m.web_email_address,
	language: m.ui_language,
	birthYear: m.people_desk_birth_year,
	shown: m.people_desk_shown,
	roles: m.web_role,
	newsletter: m.people_desk_newsletter,
	account: m.people_desk_account,
	since: m.people_desk_known_since
};

/** The list of people as a table for the team. */
export const peopleTable = (people: readonly KnownPerson[], locale: Locale): Table => ({
	name: m.people_desk_file(),
	columns: Object.entries(labels).map(([id, label]) => ({ id, label: label() })),
	rows: people.map(
		({ name, email, birthYear, createdAt, ...one }): Record<keyof typeof labels, Cell> => ({
			...{ name, email, birthYear, language: languageName(one.locale, locale), since: createdAt },
			shown: m[`identity_audience_${one.shown}`](),
			roles: one.roles.map((role) => m[`identity_role_${role}`]()).join(', '),
			newsletter: yesNo(one.newsletter),
			account: yesNo(one.account)
		})
	)
});

const yesNo = (value: boolean): string => (value ? m.web_yes() : m.web_no());
