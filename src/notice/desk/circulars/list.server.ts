import type { RequestEvent } from '@sveltejs/kit';
import { refused } from '#kernel/errors.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { words } from '#kernel/server/errors.ts';
import { type Locale, locales } from '#kernel/words.ts';
import type { ContactList } from '#network';
import { contactList } from '#network/server';
import { change } from '#web/act.server.ts';
import { fail } from '#web/fail.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { type ListCircular, listCircularsOf, readersOfList, writeToList } from '../../server/index.ts';
import { wordsRead } from './words.server.ts';

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders'>;

/** A saved list, whom of it the team may write to, and what was written before. @throws 404. */
export async function listToWrite(id: string, viewer: Viewer) {
	const list = await contactList(id, viewer);
	const [written, { readers, others }] = await Promise.all([listCircularsOf(id), readersOfList(list)]);
	return { list: { id, name: list.name }, written, readers: readers.length, others, key: newId() };
}

/** Shows what would be sent, and to how many. */
export async function previewToList({ request, locals: { locale } }: Asked, id: string, viewer: Viewer) {
	const list = await contactList(id, viewer);
	const { typed, problems, circular } = read(await request.formData(), list, locale);
	if (!circular) return fail(422, { typed, problems, letters: null });
	const { readers } = await readersOfList(list);
	if (!readers.length)
		return fail(422, { typed, problems: { '': words('notice_list_nobody', {}, locale) }, letters: null });
	const letters = locales.flatMap((one) => {
		const count = readers.filter((reader) => reader.locale === one).length;
		return count ? [{ locale: one, count }] : [];
	});
	return { typed, problems: {}, letters };
}

/** Sends what the form says to those of the list who asked for it. */
export async function sendToList(event: Asked, id: string, viewer: Viewer) {
	const list = await contactList(id, viewer);
	const { typed, problems, circular } = read(await event.request.formData(), list, event.locals.locale);
	if (!circular) return fail(422, { typed, problems, letters: null });
	const to = (sent: number) => `/desk/contacts/lists/${id}/write?sent=${sent}`;
	const { status, data } = await change(event, typed, (tx) => writeToList(tx, circular, viewer.id), to);
	return fail(status, { ...data, letters: null });
}

type Read = Readonly<{
	typed: Readonly<{ key: string; states: string[]; texts: Readonly<Record<string, string>> }>;
	problems: Record<string, string>;
	circular: ListCircular | null;
}>;

function read(form: FormData, list: ContactList, locale: Locale): Read {
	const key = fieldOf(form, 'key');
	if (!isId(key)) throw refused('kernel_bad_request', {}, 400);
	const { texts, subject, text, codes } = wordsRead(form, locale);
	const problems = Object.fromEntries(Object.entries(codes).map(([field, code]) => [field, words(code, {}, locale)]));
	const whole = subject && text && !Object.keys(problems).length;
	return { typed: { key, states: [], texts }, problems, circular: whole ? { key, list, subject, text } : null };
}
