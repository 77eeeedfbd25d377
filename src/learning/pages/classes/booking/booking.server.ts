import { type ZodSafeParseResult, z } from 'zod';
import { obstacle } from '#agenda';
import { registrationsActs } from '#agenda/acts.ts';
import { bookedOccurrence } from '#agenda/server';
import { missing } from '#kernel/errors.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { hub } from '#kernel/server/hub.ts';
import { holdsPlace, isOver } from '#participation';
import { bookingByToken } from '#participation/server';
import { fieldOf } from '#web/form.server.ts';
import { ClassBooking, classOffer, type Paper, schoolClassOf, visitOf } from '../../../server/index.ts';
import { isForViewer } from '../../booking/booking.server.ts';

/** The class's booking that a link opens: it was sent to the address that was given, and to nobody else. @throws 404. */
export async function classBooking(token: string) {
	const booking = await bookingByToken(token);
	const visit = await visitOf(booking.id);
	if (!visit) throw missing();
	const listing = await bookedOccurrence(booking.subject.id);
	return { booking, visit, listing, offer: await classOffer(listing.offering.id) };
}

/** The same as its page shows it: the address and the number in full only for whose they are, and for who sees registrations. */
export async function classBookingShown(token: string, viewer: Viewer | null) {
	const { booking, visit, listing, offer } = await classBooking(token);
	const mine = viewer !== null && viewer.id === booking.party;
	const seesAll = mine || can(viewer, registrationsActs.see, { organisation: listing.offering.organization.id });
	const states = booking.seats.map(({ state }) => state);
	return {
		...listing,
		visit: { ...visit, phone: endOf(visit.phone) },
		email: seesAll ? booking.email : startOf(booking.email),
		...{ least: offer.minPupils, most: offer.maxPupils, mine },
		mayTake: await isForViewer(booking, viewer),
		holds: states.some(holdsPlace),
		waits: states.includes('waitlisted'),
		open: states.some((state) => !isOver(state)) && !obstacle({ ...listing.occurrence, registration: 'open' })
	};
}

/** What was typed into one of the forms of that page. */
export const typedBooking = (form: FormData) => ({
	...{ pupils: fieldOf(form, 'pupils'), adults: fieldOf(form, 'adults'), phone: fieldOf(form, 'phone') }
});

const Size = ClassBooking.pick({ pupils: true, adults: true });
const AtSchool = Size.extend({ adults: z.null() });
const Reached = ClassBooking.pick({ phone: true });

/** How many come; to an afternoon at the school nobody accompanies them. */
export function resizedIn(
	form: FormData,
	{ atSchool }: { atSchool: boolean }
): ZodSafeParseResult<{ pupils: number; adults: number | null }> {
	const { pupils, adults } = typedBooking(form);
	return atSchool ? AtSchool.safeParse({ pupils, adults: null }) : Size.safeParse({ pupils, adults });
}

/** The number by which the class is reached on its way. */
export const reachedIn = (form: FormData) => Reached.safeParse({ phone: fieldOf(form, 'phone') });

/** By what a teacher knows her telephone again, where whoever has the link reads it: its last two digits. */
const endOf = (phone: string | null): string | null => (phone === null ? null : phone.replace(/\D/g, '').slice(-2));

/** An address by which who gave it knows it again, where whoever has the link reads it: m…@ecole.example. */
const startOf = (email: string | null): string | null => email?.replace(/^(.)[^@]*/u, '$1…') ?? null;

/** What the papers of that booking tell. @throws 404. */
export async function bookedPaper(token: string): Promise<Paper> {
	const { booking, visit, listing, offer } = await classBooking(token);
	const { pupils, adults, atSchool } = visit;
	const its = visit.class ? await schoolClassOf(visit.class) : null;
	return { listing, offer, class: its, teacher: booking.name, pupils, adults, atSchool, hub: await hub() };
}

/** Who has the link has the booking: it goes nowhere else. */
export const ownAlone = { 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' };
