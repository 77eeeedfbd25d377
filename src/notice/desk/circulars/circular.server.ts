import { fail, type RequestEvent } from '@sveltejs/kit';
import type { Listing } from '#agenda';
import { writable } from '#agenda/desk/registrations/write/states.ts';
import { refused } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { words } from '#kernel/server/errors.ts';
import { type Locale, locales, type Words } from '#kernel/words.ts';
import { change } from '#web/act.server.ts';
import { fieldOf, ticked, wordsField } from '#web/form.server.ts';
import { type Circular, circularsOf, recipientsOf, writeToRegistrants } from '../../server/index.ts';

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders'>;

const LONGEST = { subject: 150, text: 5000 };

/** What was written to those who registered for a séance, and how many letters one would be now, by what became of them. */
export async function circularsShown({ id }: Listing['occurrence']) {
	const [written, ...counts] = await Promise.all([
		circularsOf(id),
		...writable.map(async (state) => (await recipientsOf(id, [state])).length)
	]);
	return { written, counts: writable.map((state, place) => ({ state, letters: counts[place] ?? 0 })) };
}

/** Shows what would be sent, and to how many. */
export async function previewCircular({ request, locals: { locale } }: Asked, { id }: Listing['occurrence']) {
	const { typed, problems, circular } = read(await request.formData(), locale);
	if (!circular) return fail(422, { typed, problems, letters: null });
	const bookings = await recipientsOf(id, circular.states);
	if (!bookings.length) {
		const nobody = words('notice_circular_nobody', {}, locale);
		return fail(422, { typed, problems: { states: nobody }, letters: null });
	}
	const letters = locales.flatMap((locale) => {
		const count = bookings.filter((booking) => booking.locale === locale).length;
		return count ? [{ locale, count }] : [];
	});
	return { typed, problems: {}, letters };
}

/** Sends what the form says to those who registered. */
export async function sendCircular(event: Asked, { viewer, listing }: Readonly<{ viewer: Viewer; listing: Listing }>) {
	const { typed, problems, circular } = read(await event.request.formData(), event.locals.locale);
	if (!circular) return fail(422, { typed, problems, letters: null });
	const { id } = listing.occurrence;
	const { status, data } = await change(
		event,
		typed,
		(tx) => writeToRegistrants(tx, { ...circular, listing }, viewer.id),
		(sent) => `/desk/registrations/write?occurrence=${id}&sent=${sent}`
	);
	return fail(status, { ...data, letters: null });
}

type Read = Readonly<{
	typed: Readonly<{ key: string; states: string[]; texts: Readonly<Record<string, string>> }>;
	problems: Record<string, string>;
	circular: Omit<Circular, 'listing'> | null;
}>;

function read(form: FormData, locale: Locale): Read {
	const names = locales.flatMap((one) => [`subject_${one}`, `text_${one}`]);
	const key = fieldOf(form, 'key');
	const states = writable.filter((state) => ticked(form, 'states').includes(state));
	const typed = { key, states, texts: Object.fromEntries(names.map((name) => [name, fieldOf(form, name)])) };
	const subject = wordsField(form, 'subject', locale);
	const text = wordsField(form, 'text', locale);
	if (!isId(key)) throw refused('kernel_bad_request', {}, 400);
	const codes = {
		...(states.length ? {} : { states: 'desk_write_states_missing' }),
		...problemIn('subject', subject),
		...problemIn('text', text)
	};
	const problems = Object.fromEntries(Object.entries(codes).map(([field, code]) => [field, words(code, {}, locale)]));
	const whole = subject && text && !Object.keys(problems).length;
	return { typed, problems, circular: whole ? { key, states, subject, text } : null };
}

function problemIn(field: 'subject' | 'text', given: Words | null): Record<string, string> {
	if (!given) return { [field]: `desk_write_${field}_missing` };
	const long = locales.some((locale) => (given[locale]?.length ?? 0) > LONGEST[field]);
	return long ? { [field]: `desk_write_${field}_long` } : {};
}
