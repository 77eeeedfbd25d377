import { ref } from '#kernel/facts.ts';
import { revisionsOf } from '#kernel/server/revisions.ts';
import { showActs } from '#stage/acts.ts';
import { choicesFor, settingsIn } from '#stage/desk/shows/settings.server.ts';
import { requireShow } from '#stage/desk/shows/show.server.ts';
import { Settings, settingsOf, setUp, undoSettings } from '#stage/server';
import { change } from '#web/act.server.ts';
import { problemsOf, typedTexts } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { show, viewer } = await requireShow(event, showActs.edit);
	const [settings, choices, before] = await Promise.all([
		settingsOf(show.id),
		choicesFor(show, viewer),
		revisionsOf(ref('show', show.id), 1)
	]);
	return { show: show.id, title: show.listing.offering.title, settings, ...choices, undo: before.length > 0 };
};

export const actions: Actions = {
	save: async (event) => {
		const { show, by } = await requireShow(event, showActs.edit);
		const form = await event.request.formData();
		const read = Settings.safeParse(settingsIn(form));
		if (!read.success) return problemsOf(read.error, typedTexts(form), event.locals.locale);
		return change(event, typedTexts(form), (tx) => setUp(tx, show.id, read.data, by), pageOf(show.id, 'saved'));
	},
	undo: async (event) => {
		const { show, by } = await requireShow(event, showActs.edit);
		return change(event, { text: {} }, (tx) => undoSettings(tx, show.id, by), pageOf(show.id, 'undone'));
	}
};

const pageOf = (show: string, done: string): string => `/desk/shows/${show}/settings?done=${done}`;
