import type { RequestEvent } from '@sveltejs/kit';
import type { Flow } from '#exchange';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { change, changeGiven } from '#web/act.server.ts';
import { removing, requireSure } from '#web/asking.server.ts';
import { fieldOf, keyIn, ticked } from '#web/form.server.ts';
import { listQuery, ROWS } from '#web/list.server.ts';
import { NewList } from '../../contacts/contact.schema.ts';
import { contactOf } from '../../contacts/contact.ts';
import {
	contactList,
	contactLists,
	contactSorts,
	contacts,
	contactsInPortions,
	countInLists,
	keepList,
	leftOut,
	placeInList,
	removeList,
	todayHere
} from '../../server/index.ts';
import { choicesFor, contactsAsked, tableFor } from './contacts.server.ts';

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders' | 'url'>;

/** The saved lists with how many are in each. */
export async function listsShown(viewer: Viewer) {
	const lists = await contactLists(viewer);
	const counts = await countInLists(lists);
	return { lists: lists.map((list) => ({ ...list, count: counts.get(list.id) ?? 0 })) };
}

/** What a new list asks for to begin with: what the list of contacts was narrowed by. */
export const listBegun = (url: URL) => ({ asks: contactsAsked(url).asks, key: newId() });

/** Those of a saved list as a table. @throws 404. */
export async function listTable(id: string, viewer: Viewer, tx: Tx): Promise<Flow> {
	const list = await contactList(id, viewer, tx);
	return tableFor(list.name, contactsInPortions({ list }, tx));
}

/** A saved list with who is in it. @throws 404. */
export async function listShown(id: string, url: URL, viewer: Viewer, locale: Locale) {
	const query = listQuery(url, { sorts: contactSorts });
	const list = await contactList(id, viewer);
	const { q: text, sort, descending, page } = query;
	const asked = { list, text, sort, descending, limit: ROWS, offset: (page - 1) * ROWS };
	const [found, out, choices, today] = await Promise.all([
		contacts(asked),
		leftOut(id),
		choicesFor(locale),
		todayHere()
	]);
	return { ...choices, ...found, list, query, out, today, pages: Math.ceil(found.total / ROWS) };
}

/** Saves what the form says as the list `id`, or as a new one, and leads to it. */
export async function saveList(event: Asked, id: string | null, viewer: Viewer) {
	const form = await event.request.formData();
	const text = (name: string) => fieldOf(form, name).trim() || undefined;
	const typed = {
		text: Object.fromEntries(LIST_FIELDS.map((name) => [name, fieldOf(form, name)])) as Record<ListField, string>,
		tags: ticked(form, 'tags').filter(isId)
	};
	const newsletter = text('newsletter');
	const asks = {
		...{
			text: text('q'),
			kind: text('kind'),
			sector: text('sector'),
			organizationKind: text('is'),
			role: text('role')
		},
		...(typed.tags.length && { tags: typed.tags, every: text('every') === '1' }),
		...(newsletter && { newsletter: newsletter === 'yes' })
	};
	const read = NewList.safeParse({ name: fieldOf(form, 'name'), readers: fieldOf(form, 'readers'), asks });
	const to = (made: string) => `/desk/contacts/lists/${made}?done=saved`;
	const beside = { contacts_list_own: 'readers' };
	return changeGiven(event, typed, read, (tx, given) => keepList(tx, id, given, viewer, keyIn(form)), to, beside);
}

const LIST_FIELDS = ['name', 'readers', 'q', 'kind', 'sector', 'is', 'role', 'newsletter', 'every'] as const;
type ListField = (typeof LIST_FIELDS)[number];

export async function removeListFrom(event: Asked, id: string, viewer: Viewer) {
	const form = await event.request.formData();
	const { total } = await contacts({ list: await contactList(id, viewer), limit: 0 });
	return change(
		event,
		{ text: {}, tags: [] },
		async (tx) => {
			const name = await removeList(tx, id, viewer);
			requireSure(event, removing(name, [m.contacts_list_lost({ count: total })]), form);
		},
		'/desk/contacts/lists?done=removed'
	);
}

const places: ReadonlyMap<string, boolean | null> = new Map([
	['out', false],
	['in', true],
	['free', null]
]);

/** Leaves a contact out of a list, or takes it in again. */
export async function placeFrom(event: Asked, id: string, viewer: Viewer) {
	const form = await event.request.formData();
	const contact = contactOf(fieldOf(form, 'contact'));
	const place = places.get(fieldOf(form, 'place')) ?? null;
	return change(
		event,
		{ text: {}, tags: [] },
		async (tx) => contact && placeInList(tx, id, contact, place, viewer),
		`/desk/contacts/lists/${id}?done=placed`
	);
}
