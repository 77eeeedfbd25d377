import { contactActs } from '#network/acts.ts';
import { contactsShown, onChosen } from '#network/desk/contacts/contacts.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	contactsShown(event.url, await requireTeam(event, contactActs.keep), event.locals.locale);

export const actions: Actions = {
	tag: async (event) => onChosen(event, await requireTeam(event, contactActs.keep), 'tag'),
	list: async (event) => onChosen(event, await requireTeam(event, contactActs.keep), 'list')
};
