import { contactActs } from '#network/acts.ts';
import { listShown, placeFrom, removeListFrom, saveList } from '#network/desk/contacts/lists.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, contactActs.keep);
	return { ...(await listShown(event.params.list, event.url, viewer, event.locals.locale)), own: viewer.id };
};

export const actions: Actions = {
	save: async (event) => saveList(event, event.params.list, await requireTeam(event, contactActs.keep)),
	place: async (event) => placeFrom(event, event.params.list, await requireTeam(event, contactActs.keep)),
	remove: async (event) => removeListFrom(event, event.params.list, await requireTeam(event, contactActs.keep))
};
