import {
	cancelIt,
	moveIt,
	requireReservation,
	reservationShown,
	showAtDoor
} from '#spaces/pages/reservation.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	// the link is kept from other sites by 'same-origin'; under 'no-referrer' a browser would not say where the forms of this page come from
	event.setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	return reservationShown(await requireReservation(event), event.locals.locale);
};

export const actions: Actions = {
	move: async (event) => moveIt(event, await requireReservation(event)),
	cancel: async (event) => cancelIt(event, await requireReservation(event)),
	door: async (event) => showAtDoor(event, await requireReservation(event))
};
