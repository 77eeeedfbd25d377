import { contactActs } from '#network/acts.ts';
import { listToWrite, previewToList, sendToList } from '#notice/desk/circulars/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	listToWrite(event.params.list, await requireTeam(event, contactActs.keep));

export const actions: Actions = {
	preview: async (event) => previewToList(event, event.params.list, await requireTeam(event, contactActs.keep)),
	send: async (event) => sendToList(event, event.params.list, await requireTeam(event, contactActs.keep))
};
