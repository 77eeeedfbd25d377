import { type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import { transaction } from '#kernel/server/db.ts';
import { revisionsOf } from '#kernel/server/revisions.ts';
import { choicesFor, settingsIn } from '#stage/desk/shows/settings.server.ts';
import { showFor } from '#stage/desk/shows/show.server.ts';
import { Settings, settingsOf, setUp, undoSettings } from '#stage/server';
import { problem, problemsOf, typedTexts } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { show, viewer } = await showFor(event, 'show.edit');
	const [settings, choices, before] = await Promise.all([
		settingsOf(show.id),
		choicesFor(show, viewer),
		revisionsOf(ref('show', show.id), 1)
	]);
	return { show: show.id, title: show.listing.offering.title, settings, ...choices, undo: before.length > 0 };
};

export const actions: Actions = {
	save: async (event) => {
		const { show, by } = await showFor(event, 'show.edit');
		const { locale } = event.locals;
		const form = await event.request.formData();
		const read = Settings.safeParse(settingsIn(form));
		if (!read.success) return problemsOf(read.error, typedTexts(form), locale);
		try {
			await transaction((tx) => setUp(tx, show.id, read.data, by));
		} catch (error) {
			return problem(error, typedTexts(form), locale);
		}
		done(event, show.id, 'saved');
	},
	undo: async (event) => {
		const { show, by } = await showFor(event, 'show.edit');
		try {
			await transaction((tx) => undoSettings(tx, show.id, by));
		} catch (error) {
			return problem(error, { text: {} }, event.locals.locale);
		}
		done(event, show.id, 'undone');
	}
};

function done(event: RequestEvent, show: string, what: string): never {
	redirect(303, href(`/desk/shows/${show}/settings?done=${what}`, event.locals.locale));
}
