import { deskActs } from '#kernel/identity/acts.ts';
import { occasions } from '#nouns.ts';
import { newShowOffers, showFromScratch, showLooked, showOfSeance } from '#stage/desk/shows/new.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	newShowOffers(await requireTeam(event, deskActs.enter), event.locals.locale);

export const actions: Actions = {
	choose: async (event) => showOfSeance(event, await requireTeam(event, deskActs.enter)),
	look: async (event) => {
		const viewer = await requireTeam(event, deskActs.enter);
		return showLooked(await event.request.formData(), { viewer, locale: event.locals.locale, occasions });
	},
	make: async (event) => showFromScratch(event, await requireTeam(event, deskActs.enter), occasions)
};
