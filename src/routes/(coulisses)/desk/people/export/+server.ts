import { tableResponse } from '#exchange/pages/table.server.ts';
import { languageName } from '#kernel/languages.ts';
import { m } from '#messages';
import { peopleQuery } from '#network/desk/people/people.server.ts';
import { type KnownPerson, knownPeople } from '#network/server';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

const MOST = 50_000;

/** The list of people as its address narrows it, as a file for the team. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, 'person.see');
	const { locale } = event.locals;
	const { people } = await knownPeople({ ...peopleQuery(event.url).asked, limit: MOST, offset: 0 });
	const columns = [
		{ id: 'name', label: m.desk_person() },
		{ id: 'email', label: m.people_desk_email() },
		{ id: 'language', label: m.desk_language() },
		{ id: 'birthYear', label: m.people_desk_birth_year() },
		{ id: 'shown', label: m.people_desk_shown() },
		{ id: 'roles', label: m.me_role() },
		{ id: 'newsletter', label: m.people_desk_newsletter() },
		{ id: 'account', label: m.people_desk_account() },
		{ id: 'since', label: m.people_desk_known_since() }
	];
	const yesNo = (value: boolean): string => (value ? m.people_desk_yes() : m.people_desk_no());
	const row = ({ name, email, birthYear, createdAt, ...one }: KnownPerson) => ({
		name,
		email,
		language: languageName(one.locale, locale),
		birthYear,
		shown: m[`identity_audience_${one.shown}`](),
		roles: one.roles.map((role) => m[`identity_role_${role}`]()).join(', '),
		newsletter: yesNo(one.newsletter),
		account: yesNo(one.account),
		since: createdAt
	});
	return tableResponse({ name: m.people_desk_file(), columns, rows: people.map(row) }, event.url);
};
