import { fail, redirect } from '@sveltejs/kit';
import { seanceOf } from '#agenda/desk/registrations/seance.server.ts';
import { writable } from '#agenda/desk/registrations/write/states.ts';
import { href } from '#kernel/address.ts';
import { refused } from '#kernel/errors.ts';
import { isId, newId } from '#kernel/id.ts';
import { transaction } from '#kernel/server/db.ts';
import { words } from '#kernel/server/errors.ts';
import { type Locale, locales, type Words } from '#kernel/words.ts';
import { type Circular, circularsOf, recipientsOf, writeToRegistrants } from '#notice/server';
import { fieldOf, problem, ticked, wordsField } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

const LONGEST = { subject: 150, text: 5000 };

export const load: PageServerLoad = async (event) => {
	const { listing } = await seanceOf(event);
	const { id } = listing.occurrence;
	const [written, ...counts] = await Promise.all([
		circularsOf(id),
		...writable.map(async (state) => (await recipientsOf(id, [state])).length)
	]);
	return {
		...listing,
		key: newId(),
		written,
		counts: writable.map((state, place) => ({ state, letters: counts[place] ?? 0 }))
	};
};

export const actions: Actions = {
	/** Shows what would be sent, and to how many. */
	preview: async (event) => {
		const { listing } = await seanceOf(event);
		const { typed, problems, circular } = read(await event.request.formData(), event.locals.locale);
		if (!circular) return fail(422, { typed, problems, letters: null });
		const bookings = await recipientsOf(listing.occurrence.id, circular.states);
		if (!bookings.length) {
			const nobody = words('notice_circular_nobody', {}, event.locals.locale);
			return fail(422, { typed, problems: { states: nobody }, letters: null });
		}
		const letters = locales.flatMap((locale) => {
			const count = bookings.filter((booking) => booking.locale === locale).length;
			return count ? [{ locale, count }] : [];
		});
		return { typed, problems: {}, letters };
	},
	send: async (event) => {
		const { viewer, listing } = await seanceOf(event);
		const { locale } = event.locals;
		const { typed, problems, circular } = read(await event.request.formData(), locale);
		if (!circular) return fail(422, { typed, problems, letters: null });
		const sent = await transaction((tx) => writeToRegistrants(tx, { ...circular, listing }, viewer.id)).catch(
			(error: unknown) => problem(error, typed, locale)
		);
		if (typeof sent !== 'number') return fail(sent.status, { ...sent.data, letters: null });
		const { id } = listing.occurrence;
		redirect(303, `${href('/desk/registrations/write', locale)}?occurrence=${id}&sent=${sent}`);
	}
};

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
