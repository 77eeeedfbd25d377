import { type Flow, flowOf } from '#exchange';
import { languageName } from '#kernel/languages.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import type { KnownPerson } from '../../server/index.ts';

/** The list of people as a table for the team. */
export const peopleTable = (people: AsyncIterable<readonly KnownPerson[]>, locale: Locale): Flow =>
	flowOf(m.people_desk_file(), people, {
		name: [m.web_person(), ({ name }) => name],
		email: [m.web_email_address(), ({ email }) => email],
		language: [m.ui_language(), (one) => languageName(one.locale, locale)],
		birthYear: [m.people_desk_birth_year(), ({ birthYear }) => birthYear],
		shown: [m.people_desk_shown(), ({ shown }) => m[`identity_audience_${shown}`]()],
		roles: [m.web_role(), ({ roles }) => roles.map((role) => m[`identity_role_${role}`]()).join(', ')],
		newsletter: [m.people_desk_newsletter(), ({ newsletter }) => yesNo(newsletter)],
		account: [m.people_desk_account(), ({ account }) => yesNo(account)],
		since: [m.people_desk_known_since(), ({ createdAt }) => createdAt]
	});

const yesNo = (value: boolean): string => (value ? m.web_yes() : m.web_no());
