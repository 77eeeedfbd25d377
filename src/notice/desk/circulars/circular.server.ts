import type { RequestEvent } from '@sveltejs/kit';
import type { Listing } from '#agenda';
import { writable } from '#agenda/desk/registrations/write/states.ts';
import { refused } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { words } from '#kernel/server/errors.ts';
import { type Locale, locales } from '#kernel/words.ts';
import { change } from '#web/act.server.ts';
import { fail } from '#web/fail.server.ts';
import { fieldOf, ticked } from '#web/form.server.ts';
import { type Circular, circularsOf, recipientsOf, writeToRegistrants } from '../../server/index.ts';
import { wordsRead } from './words.server.ts';

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders'>;

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
	const key = fieldOf(form, 'key');
	const states = writable.filter((state) => ticked(form, 'states').includes(state));
	const { texts, subject, text, codes } = wordsRead(form, locale);
	const typed = { key, states, texts };
	if (!isId(key)) throw refused('kernel_bad_request', {}, 400);
	const all = { ...(states.length ? {} : { states: 'desk_write_states_missing' }), ...codes };
	const problems = Object.fromEntries(Object.entries(all).map(([field, code]) => [field, words(code, {}, locale)]));
	const whole = subject && text && !Object.keys(problems).length;
	return { typed, problems, circular: whole ? { key, states, subject, text } : null };
}
