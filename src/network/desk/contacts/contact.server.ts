import type { RequestEvent } from '@sveltejs/kit';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { longDate, noonOf } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { change, changeGiven } from '#web/act.server.ts';
import { removing, requireSure } from '#web/asking.server.ts';
import { fail } from '#web/fail.server.ts';
import { fieldOf, keyIn, type Problems } from '#web/form.server.ts';
import { contactActs } from '../../acts.ts';
import { NewFollowUp, NewNote } from '../../contacts/contact.schema.ts';
import { type Contact, contactPath } from '../../contacts/contact.ts';
import {
	affiliationsOf,
	contactLists,
	followUps,
	isSpared,
	keepFollowUp,
	keepNote,
	markFollowUp,
	notesOf,
	placeInList,
	removeFollowUp,
	removeNote,
	tagContact,
	tags,
	tagsOf,
	teamMembers,
	todayHere,
	untagContact
} from '../../server/index.ts';

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders' | 'url'>;
/** Who acts, and on whom. */
type Entered = Readonly<{ viewer: Viewer; contact: Contact }>;

/** What the team keeps of a contact, as her page in Coulisses shows it in short; null for whoever is not of the team, and of who may be a minor. */
export async function contactInShort(contact: Contact, viewer: Viewer) {
	if (!can(viewer, contactActs.keep) || (await isSpared(contact))) return null;
	const [its, open, notes, today] = await Promise.all([
		tagsOf(contact),
		followUps({ contact, done: false }),
		notesOf(contact, viewer),
		todayHere()
	]);
	return { tags: its, followUps: open.followUps, note: notes[0] ?? null, notes: notes.length, today };
}

/** The same whole, with all that can be done to it. */
export async function contactShown(contact: Contact, viewer: Viewer) {
	const [spared, today, known, members, lists] = await Promise.all([
		isSpared(contact),
		todayHere(),
		tags(),
		teamMembers(),
		contactLists(viewer)
	]);
	const [its, open, done, notes, people] = await Promise.all([
		tagsOf(contact),
		followUps({ contact, done: false }),
		followUps({ contact, done: true, limit: 20 }),
		notesOf(contact, viewer),
		contact.kind === 'organization' ? peopleOf(contact.id, today) : []
	]);
	return {
		...{ contact, spared, today, members, people, notes, lists, tags: its, key: newId() },
		...{ open: open.followUps, done: done.followUps, viewer: viewer.id },
		known: known.map(({ label }) => label),
		mayRemoveAny: can(viewer, contactActs.readReserved)
	};
}

/** With whom of an organisation one may have spoken. */
async function peopleOf(organization: string, today: string): Promise<{ value: string; label: string }[]> {
	const all = (await affiliationsOf({ organization })).filter(({ until }) => !until || until > today);
	const people = [...new Map(all.map(({ person, personName }) => [person, personName]))];
	const spared = await Promise.all(people.map(([id]) => isSpared({ kind: 'person', id })));
	return people.filter((_, at) => !spared[at]).map(([value, label]) => ({ value, label }));
}

const back = (contact: Contact, part: string): string => `${contactPath(contact)}/notes?done=${part}#${part}`;

/** Which form of the page it was, and what was typed into it. */
const typedAs = (part: string, form: FormData) => ({
	part,
	text: Object.fromEntries([...form].flatMap(([name, given]) => (typeof given === 'string' ? [[name, given]] : [])))
});

export async function tagFrom(event: Asked, { viewer, contact }: Entered) {
	const form = await event.request.formData();
	const write = (tx: Parameters<typeof tagContact>[0]) => tagContact(tx, contact, fieldOf(form, 'label'), viewer);
	return change(event, typedAs('tags', form), write, back(contact, 'tags'), 'label');
}

export async function untagFrom(event: Asked, { contact }: Entered) {
	const form = await event.request.formData();
	const write = (tx: Parameters<typeof tagContact>[0]) => untagContact(tx, contact, fieldOf(form, 'tag'));
	return change(event, typedAs('tags', form), write, back(contact, 'tags'), 'label');
}

/** Puts a contact into a saved list. */
export async function listFrom(event: Asked, { viewer, contact }: Entered) {
	const form = await event.request.formData();
	const list = fieldOf(form, 'list');
	const typed = typedAs('tags', form);
	if (!list)
		return fail(422, { typed, problems: { list: m.contacts_list_choose({}, event.locals) } }) as Problems<typeof typed>;
	return change(event, typed, (tx) => placeInList(tx, list, contact, true, viewer), back(contact, 'tags'), 'list');
}

export async function noteFrom(event: Asked, { viewer, contact }: Entered) {
	const form = await event.request.formData();
	const read = NewNote.safeParse(fields(form, ['id', 'day', 'text', 'readers', 'person']));
	const write = (tx: Parameters<typeof keepNote>[0], given: NewNote) =>
		keepNote(tx, contact, given, viewer, keyIn(form));
	return changeGiven(event, typedAs('notes', form), read, write, back(contact, 'notes'));
}

export async function removeNoteFrom(event: Asked, { viewer, contact }: Entered) {
	const form = await event.request.formData();
	const id = fieldOf(form, 'id');
	const { locale } = event.locals;
	const write = async (tx: Parameters<typeof keepNote>[0]) => {
		const day = await removeNote(tx, contact, id, viewer);
		requireSure(event, removing(noteName(day, locale)), form);
	};
	return change(event, typedAs('notes', form), write, back(contact, 'notes'));
}

/** « Note du 12 décembre 2026 » */
const noteName = (day: string, locale: Locale): string =>
	m.contacts_note_of({ day: longDate(noonOf(day), locale, 'UTC') }, { locale });

export async function followUpFrom(event: Asked, { viewer, contact }: Entered) {
	const form = await event.request.formData();
	const read = NewFollowUp.safeParse(fields(form, ['id', 'what', 'due', 'assignee']));
	const write = (tx: Parameters<typeof keepNote>[0], given: NewFollowUp) =>
		keepFollowUp(tx, contact, given, viewer, keyIn(form));
	const beside = { contacts_assignee: 'assignee' };
	return changeGiven(event, typedAs('follow', form), read, write, back(contact, 'follow'), beside);
}

/** Closes a follow-up or opens it again, and leads to one of our own paths. */
export async function markFrom(event: Asked, viewer: Viewer, to: string) {
	const form = await event.request.formData();
	const done = fieldOf(form, 'done') === '1';
	return change(event, typedAs('follow', form), (tx) => markFollowUp(tx, fieldOf(form, 'id'), done, viewer), to);
}

export const markOn = (event: Asked, { viewer, contact }: Entered) => markFrom(event, viewer, back(contact, 'follow'));

export async function dropFrom(event: Asked, { contact }: Entered) {
	const form = await event.request.formData();
	const write = async (tx: Parameters<typeof keepNote>[0]) => {
		const what = await removeFollowUp(tx, fieldOf(form, 'id'));
		requireSure(event, removing(what), form);
	};
	return change(event, typedAs('follow', form), write, back(contact, 'follow'));
}

const fields = (form: FormData, names: readonly string[]) =>
	Object.fromEntries(names.map((name) => [name, fieldOf(form, name)]));
