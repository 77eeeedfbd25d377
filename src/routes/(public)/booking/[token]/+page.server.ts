import { bookedOccurrence } from '#agenda/server';
import { missing } from '#kernel/errors.ts';
import {
	acceptIt,
	askAsBooked,
	cancelIt,
	changeBooking,
	declineIt,
	introduceIn,
	renameIt,
	takeFreeIn
} from '#learning/pages/booking/acts.server.ts';
import {
	bookingShown,
	isForViewer,
	keepPlaceOnDay,
	leadToVisit,
	requireBooking
} from '#learning/pages/booking/booking.server.ts';
import { change } from '#web/act.server.ts';
import { requirePerson } from '#web/require.server.ts';
import { mergePersons } from '../../../../merge.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	// the link is kept from other sites by 'same-origin'; under 'no-referrer' a browser would not say where the forms of this page come from
	event.setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	const booking = await requireBooking(event);
	await leadToVisit(event, booking);
	const listing = await bookedOccurrence(booking.subject.id);
	keepPlaceOnDay(event, event.params.token, listing.occurrence);
	return bookingShown(booking, listing, event.locals);
};

export const actions: Actions = {
	cancel: async (event) => changeBooking(event, await requireBooking(event), cancelIt),
	rename: async (event) => changeBooking(event, await requireBooking(event), renameIt),
	accept: async (event) => changeBooking(event, await requireBooking(event), acceptIt),
	takeFree: async (event) => changeBooking(event, await requireBooking(event), takeFreeIn),
	decline: async (event) => changeBooking(event, await requireBooking(event), declineIt),
	take: async (event) => {
		const [booking, viewer] = [await requireBooking(event), requirePerson(event)];
		if (!booking.party || !(await isForViewer(booking, viewer))) throw missing();
		const { party } = booking;
		return change(event, {}, (tx) => mergePersons(tx, party, viewer.id, viewer.id), '/me');
	},
	introduce: async (event) => introduceIn(event, await requireBooking(event)),
	ask: async (event) => askAsBooked(event, await requireBooking(event))
};
