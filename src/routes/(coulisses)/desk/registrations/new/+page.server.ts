import { fail, redirect } from '@sveltejs/kit';
import { seanceOf } from '#agenda/desk/registrations/seance.server.ts';
import { readByHand } from '#agenda/pages/registration.server.ts';
import { keepNote, questionsOf, registerByHand } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { newId } from '#kernel/id.ts';
import { transaction } from '#kernel/server/db.ts';
import { isLocale } from '#kernel/words.ts';
import { fieldOf, problem } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

const LONGEST_NOTE = 2000;

export const load: PageServerLoad = async (event) => {
	const { listing } = await seanceOf(event);
	return { ...listing, key: newId(), questions: await questionsOf(listing.offering.id) };
};

export const actions: Actions = {
	default: async (event) => {
		const { viewer, listing } = await seanceOf(event);
		const { locale } = event.locals;
		const form = await event.request.formData();
		const read = readByHand(form, await questionsOf(listing.offering.id), locale);
		const language = fieldOf(form, 'locale');
		const typed = { ...read.typed, locale: language, note: fieldOf(form, 'note') };
		if (!read.request) return fail(422, { typed, problems: read.problems });
		const request = { ...read.request, locale: isLocale(language) ? language : locale };
		const receipt = await registerByHand(request, listing.occurrence.id, {
			source: 'desk',
			answers: read.answers
		}).catch((error: unknown) => problem(error, typed, locale));
		if (!('token' in receipt)) return receipt;
		const note = typed.note.trim().slice(0, LONGEST_NOTE);
		if (note) await transaction((tx) => keepNote(tx, receipt.booking.id, note, viewer.id));
		redirect(303, `${href(`/desk/registrations/${receipt.booking.id}`, locale)}?done=added`);
	}
};
