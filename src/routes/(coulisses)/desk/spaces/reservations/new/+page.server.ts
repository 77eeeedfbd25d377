import { newId } from '#kernel/id.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import { bookByHand } from '#spaces/desk/house/by-hand.server.ts';
import { reservationChoices } from '#spaces/desk/house/reservation-choices.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, deskActs.enter);
	return { key: newId(), choices: await reservationChoices(event.url, viewer, event.locals.locale) };
};

export const actions: Actions = {
	default: async (event) => bookByHand(event, await requireTeam(event, deskActs.enter))
};
