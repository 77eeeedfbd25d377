import { contactActs } from '#network/acts.ts';
import { choicesFor } from '#network/desk/contacts/contacts.server.ts';
import { listBegun, saveList } from '#network/desk/contacts/lists.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, contactActs.keep);
	return { ...listBegun(event.url), ...(await choicesFor(event.locals.locale)) };
};

export const actions: Actions = {
	default: async (event) => saveList(event, null, await requireTeam(event, contactActs.keep))
};
