import { type RequestEvent, redirect } from '@sveltejs/kit';
import { type Flow, flowOf } from '#exchange';
import { href } from '#kernel/address.ts';
import { refused } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { roleNames, type Viewer } from '#kernel/identity/index.ts';
import { roleName } from '#kernel/identity/names.ts';
import type { Tx } from '#kernel/server/db.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { attempt } from '#web/act.server.ts';
import { toEach } from '#web/each.server.ts';
import { fieldOf, ticked } from '#web/form.server.ts';
import { listQuery, ROWS } from '#web/list.server.ts';
import { type Asks, type Contact, type ContactRow, contactOf } from '../../contacts/contact.ts';
import { organizationKindName, organizationKinds } from '../../kinds.ts';
import {
	contactLists,
	contactSorts,
	contacts,
	contactsInPortions,
	placeInList,
	sectors,
	tagContact,
	tags,
	todayHere
} from '../../server/index.ts';

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders' | 'url'>;

/** What the list of contacts is asked for by its address; a list that is made of it asks the same. */
export function contactsAsked(url: URL) {
	const query = listQuery(url, { sorts: contactSorts, filters: ['kind', 'tag', 'sector', 'is', 'follow'] });
	const { kind, tag, sector, is, follow } = query.filters;
	const asks: Asks = {
		...(query.q && { text: query.q }),
		...((kind === 'person' || kind === 'organization') && { kind }),
		...(tag && isId(tag) && { tags: [tag] }),
		...(sector && { sector }),
		...(is && { organizationKind: is })
	};
	return { query, asks, follow };
}

/** The contacts as the address narrows them, with what they can be narrowed by and put into. */
export async function contactsShown(url: URL, viewer: Viewer, locale: Locale) {
	const { query, asks, follow } = contactsAsked(url);
	const { sort, descending, page } = query;
	const today = await todayHere();
	const asked = { ...asks, follow, today, sort, descending, limit: ROWS, offset: (page - 1) * ROWS };
	const [found, lists, choices] = await Promise.all([contacts(asked), contactLists(viewer), choicesFor(locale)]);
	return {
		...{ query, today, lists: lists.map(({ id, name }) => ({ value: id, label: name })) },
		...{ ...choices, ...found, pages: Math.ceil(found.total / ROWS) }
	};
}

/** By what contacts are narrowed. */
export async function choicesFor(locale: Locale) {
	const [known, fields] = await Promise.all([tags(), sectors()]);
	const options = (values: readonly string[], label: (value: never) => string) =>
		values.map((value) => ({ value, label: label(value as never) }));
	return {
		tags: known.map(({ id, label }) => ({ value: id, label })),
		sectors: fields.map(({ slug, label }) => ({ value: slug, label: say(label, locale).text })),
		kinds: options(organizationKinds, organizationKindName),
		roles: options(roleNames, roleName)
	};
}

/** The contacts of an address as a table for the team. */
export async function contactsTable(url: URL, tx: Tx): Promise<Flow> {
	const { query, asks, follow } = contactsAsked(url);
	const { sort, descending } = query;
	const today = await todayHere();
	return tableFor(m.contacts_file(), contactsInPortions({ ...asks, follow, today, sort, descending }, tx));
}

export const tableFor = (name: string, portions: AsyncIterable<readonly ContactRow[]>): Flow =>
	flowOf(name, portions, {
		name: [m.web_name(), (one) => one.name],
		kind: [m.web_kind(), (one) => (one.organizationKind ? organizationKindName(one.organizationKind) : m.web_person())],
		organizations: [m.network_organizations(), (one) => one.organizations],
		email: [m.web_email_address(), (one) => one.email],
		phone: [m.web_phone(), (one) => one.phone],
		locality: [m.network_locality(), (one) => one.locality],
		tags: [m.contacts_tags(), (one) => one.tags.map(({ label }) => label).join(', ')],
		newsletter: [
			m.people_desk_newsletter(),
			({ newsletter: agreed }) => (agreed === null ? '' : agreed ? m.web_yes() : m.web_no())
		],
		due: [m.contacts_next(), (one) => one.due]
	});

/** Puts a tag on all that were ticked, or all of them into a list. @returns what was wrong with the form */
export async function onChosen(event: Asked, viewer: Viewer, what: 'tag' | 'list') {
	const form = await event.request.formData();
	const given = fieldOf(form, what);
	const chosen = ticked(form, 'chosen')
		.slice(0, ROWS)
		.flatMap((key) => contactOf(key) ?? []);
	const byId = new Map(chosen.map((one) => [one.id, one]));
	return attempt(event, what, { what, given }, async () => {
		if (!chosen.length) throw refused('contacts_none_chosen', {}, 422);
		const { done, refused: not } = await toEach([...byId.keys()], (tx, id) => {
			const contact = byId.get(id) as Contact;
			return what === 'tag' ? tagContact(tx, contact, given, viewer) : placeInList(tx, given, contact, true, viewer);
		});
		if (!done && not[0]) throw not[0].why;
		if (!done) throw refused('contacts_list_choose', {}, 422);
		redirect(303, href(`/desk/contacts?${what === 'tag' ? 'tagged' : 'listed'}=${done}`, event.locals.locale));
	});
}
