import { ref } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import { changedBefore } from '#kernel/server/revisions.ts';
import { showActs } from '#stage/acts.ts';
import { choicesFor, filmsFor, settingsIn } from '#stage/desk/shows/settings.server.ts';
import { requireShow } from '#stage/desk/shows/show.server.ts';
import { Settings, settingsOf, setUp, undoSettings } from '#stage/server';
import { buttonsOf, change } from '#web/act.server.ts';
import { problemsOf, typedTexts } from '#web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { show, viewer } = await requireShow(event, showActs.edit);
	const [settings, choices, undo] = await Promise.all([
		settingsOf(show.id),
		choicesFor(show, viewer),
		changedBefore(ref('show', show.id))
	]);
	return { show: show.id, title: show.listing.offering.title, settings, ...choices, undo };
};

const button = buttonsOf(
	async (event: RequestEvent) => {
		const { viewer, show } = await requireShow(event, showActs.edit);
		return { viewer, id: show.id, typed: { text: {} } };
	},
	(id) => `/desk/shows/${id}/settings`
);

export const actions: Actions = {
	save: async (event) => {
		const { show, by, viewer } = await requireShow(event, showActs.edit);
		const form = await event.request.formData();
		const read = Settings.safeParse(settingsIn(form));
		if (!read.success) return problemsOf(read.error, typedTexts(form), event.locals.locale);
		const write = (tx: Tx) => setUp(tx, show.id, read.data, by, filmsFor(viewer));
		return change(event, typedTexts(form), write, pageOf(show.id, 'saved'));
	},
	undo: button('undone', (tx, id, by, viewer) => undoSettings(tx, id, by, filmsFor(viewer)))
};

const pageOf = (show: string, done: string): string => `/desk/shows/${show}/settings?done=${done}`;
