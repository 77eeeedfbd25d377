import { deskActs } from '#kernel/identity/acts.ts';
import { newShowOffers, showFromScratch, showOfSeance } from '#stage/desk/shows/new.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	newShowOffers(await requireTeam(event, deskActs.enter), event.locals.locale);

export const actions: Actions = {
	choose: async (event) => showOfSeance(event, await requireTeam(event, deskActs.enter)),
	make: async (event) => showFromScratch(event, await requireTeam(event, deskActs.enter))
};
