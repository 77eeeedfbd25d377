import { bookedOccurrence } from '#agenda/server';
import {
	acceptIt,
	askAsBooked,
	cancelIt,
	changeBooking,
	declineIt,
	introduceIn,
	renameIt
} from '#learning/pages/booking/acts.server.ts';
import { bookingShown, keepPlaceOnDay, leadToVisit, requireBooking } from '#learning/pages/booking/booking.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	// the link is kept from other sites by 'same-origin'; under 'no-referrer' a browser would not say where the forms of this page come from
	event.setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	const booking = await requireBooking(event);
	await leadToVisit(event, booking);
	const listing = await bookedOccurrence(booking.subject.id);
	keepPlaceOnDay(event, event.params.token, listing.occurrence);
	return bookingShown(booking, listing, event.locals.locale);
};

export const actions: Actions = {
	cancel: async (event) => changeBooking(event, await requireBooking(event), cancelIt),
	rename: async (event) => changeBooking(event, await requireBooking(event), renameIt),
	accept: async (event) => changeBooking(event, await requireBooking(event), acceptIt),
	decline: async (event) => changeBooking(event, await requireBooking(event), declineIt),
	introduce: async (event) => introduceIn(event, await requireBooking(event)),
	ask: async (event) => askAsBooked(event, await requireBooking(event))
};
