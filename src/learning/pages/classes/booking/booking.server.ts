import { bookedOccurrence } from '#agenda/server';
import { missing } from '#kernel/errors.ts';
import { hub } from '#kernel/server/hub.ts';
import { bookingByToken } from '#participation/server';
import { classOffer, type Paper, schoolClassOf, visitOf } from '../../../server/index.ts';

/** The class's booking that a link opens: it was sent to the address that was given, and to nobody else. @throws 404. */
export async function classBooking(token: string) {
	const booking = await bookingByToken(token);
	const visit = await visitOf(booking.id);
	if (!visit) throw missing();
	const listing = await bookedOccurrence(booking.subject.id);
	return { booking, visit, listing, offer: await classOffer(listing.offering.id) };
}

/** By what a teacher knows her telephone again, where whoever has the link reads it: its last two digits. */
export const endOf = (phone: string | null): string | null =>
	phone === null ? null : phone.replace(/\D/g, '').slice(-2);

/** An address by which who gave it knows it again, where whoever has the link reads it: m…@ecole.example. */
export const startOf = (email: string | null): string | null => email?.replace(/^(.)[^@]*/u, '$1…') ?? null;

/** What the papers of that booking tell. @throws 404. */
export async function bookedPaper(token: string): Promise<Paper> {
	const { booking, visit, listing, offer } = await classBooking(token);
	const { pupils, adults, atSchool } = visit;
	const its = visit.class ? await schoolClassOf(visit.class) : null;
	return { listing, offer, class: its, teacher: booking.name, pupils, adults, atSchool, hub: await hub() };
}

/** Who has the link has the booking: it goes nowhere else. */
export const ownAlone = { 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' };
