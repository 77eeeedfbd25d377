import { bookedOccurrence } from '#agenda/server';
import { missing } from '#kernel/errors.ts';
import { classOffer, visitOf } from '#learning/server';
import { bookingByToken } from '#participation/server';

/** The class's booking that a link opens: it was sent to the address that was given, and to nobody else. @throws 404. */
export async function classBooking(token: string) {
	const booking = await bookingByToken(token);
	const visit = await visitOf(booking.id);
	if (!visit) throw missing();
	const listing = await bookedOccurrence(booking.subject.id);
	return { booking, visit, listing, offer: await classOffer(listing.offering.id) };
}
