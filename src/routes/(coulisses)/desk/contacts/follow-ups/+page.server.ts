import { contactActs } from '#network/acts.ts';
import { markFrom } from '#network/desk/contacts/contact.server.ts';
import { followUpsShown } from '#network/desk/contacts/follow-ups.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	followUpsShown(event.url, await requireTeam(event, contactActs.keep));

export const actions: Actions = {
	mark: async (event) =>
		markFrom(event, await requireTeam(event, contactActs.keep), '/desk/contacts/follow-ups?state=open&done=marked')
};
