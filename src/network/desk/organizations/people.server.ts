import type { RequestEvent } from '@sveltejs/kit';
import { refused } from '#kernel/errors.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { personByEmail } from '#kernel/identity/server/persons.ts';
import { bearerOf } from '#kernel/server/bearer.ts';
import type { Tx } from '#kernel/server/db.ts';
import { limit, limitLetter } from '#kernel/server/limits.ts';
import { isLocale } from '#kernel/words.ts';
import { attempt, change, type Write } from '#web/act.server.ts';
import { fail } from '#web/fail.server.ts';
import { fieldOf, type Problems, wordsField } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import { affiliate, affiliationsOf, inviteColleague, withdrawColleague } from '../../server/index.ts';

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders' | 'getClientAddress' | 'platform'>;

/** Says that the person of an address has a part in an organisation. */
export async function addAffiliation(event: Asked, organization: string, viewer: Viewer) {
	const form = await event.request.formData();
	const { locale } = event.locals;
	const text = (name: string) => fieldOf(form, name).trim();
	const typed = { email: text('email'), since: text('since'), role: text(`role_${locale}`) };
	const role = wordsField(form, 'role', locale);
	const write = async (tx: Tx) => {
		if (!role) throw refused('organizations_role_missing', {}, 422);
		const person = await personByEmail(tx, typed.email);
		if (!person) throw refused('desk_person_unknown', {}, 422);
		const given = { person: person.id, organization, role, since: typed.since || null };
		await affiliate(tx, { ...given, public: fieldOf(form, 'public') === '1' }, byOf(viewer));
	};
	return amongPeople(await change(event, typed, write, peopleOf(organization)));
}

/** Changes one of the parts that people have in an organisation; one that it has not is left as it is. */
export async function changeAffiliation(
	event: Asked,
	organization: string,
	act: Write<Readonly<{ id: string; form: FormData }>>
) {
	const form = await event.request.formData();
	const id = fieldOf(form, 'affiliation');
	const write = async (tx: Tx) => {
		const its = await affiliationsOf({ organization }, tx);
		if (its.some((one) => one.id === id)) await act(tx, { id, form });
	};
	const typed: Record<string, string> = {};
	return amongPeople(await change(event, typed, write, peopleOf(organization)));
}

/** Invites somebody by letter to act for an organisation. */
export async function inviteTo(event: Asked, organization: string, viewer: Viewer) {
	const form = await event.request.formData();
	const text = (name: string) => fieldOf(form, name).trim();
	const typed = { email: text('email'), role: text('role'), language: text('language'), manager: text('manager') };
	const locale = isLocale(typed.language) ? typed.language : event.locals.locale;
	const failed = await attempt(event, '', typed, async () => {
		if (!typed.role) throw refused('organizations_role_missing', {}, 422);
		await limit('letter', typed.email.toLowerCase());
		await limitLetter({ to: typed.email, from: bearerOf(event) });
		const role = { source: locale, [locale]: typed.role };
		const given = { organization, email: typed.email, role, manager: typed.manager === '1', locale };
		return change(event, typed, (tx) => inviteColleague(tx, given, viewer), colleaguesOf(organization));
	});
	return amongColleagues(failed);
}

/** Takes an invitation back that nobody has answered yet. */
export async function uninvite(event: Asked, organization: string) {
	const id = fieldOf(await event.request.formData(), 'invitation');
	const typed = { email: '', role: '', language: '', manager: '' };
	const write = (tx: Tx) => withdrawColleague(tx, id, organization);
	return amongColleagues(await change(event, typed, write, colleaguesOf(organization)));
}

const peopleOf = (organization: string): string => `/desk/organizations/${organization}?done=people#people`;
const colleaguesOf = (organization: string): string => `/desk/organizations/${organization}?done=colleagues#colleagues`;

/** What is wrong with a person's part stands at the people, not over the form of the organisation. */
const amongPeople = ({ status, data }: Problems<Record<string, string>>) =>
	fail(status, { people: { typed: data.typed, problem: data.problems[''] ?? '' }, asks: data.asks });

const amongColleagues = <Typed>({ status, data }: Problems<Typed>) =>
	fail(status, { colleagues: { typed: data.typed, problem: data.problems[''] ?? '' } });
