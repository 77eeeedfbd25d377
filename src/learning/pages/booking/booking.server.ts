import { type RequestEvent, redirect } from '@sveltejs/kit';
import QRCode from 'qrcode';
import { type Category, categoryName, countCategories, countsSaid, isPast, type Listing, obstacle } from '#agenda';
import { allCategories, hadPlace, onlineAddress } from '#agenda/server';
import { href } from '#kernel/address.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { type NameParts, proposedParts } from '#kernel/name.ts';
import { mailLeaves } from '#kernel/server/mail.ts';
import { isProved } from '#kernel/server/mailboxes.ts';
import type { Locale } from '#kernel/words.ts';
import { holdsPlace, isOver, type State, stateName } from '#participation';
import { type Booking, bookingByToken, partsIn, seatsInTurn, stayedUnanswered } from '#participation/server';
import { introductionOf, isOn, keepPlace, visitOf, workshopsOfOfferings } from '../../server/index.ts';

type Event = Pick<RequestEvent, 'locals'> & { params: { token: string } };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The booking of a link: who has the link has the booking. It was sent to the address that was given, and to nobody else. @throws 404 */
export const requireBooking = ({ params }: { params: { token: string } }): Promise<Booking> =>
	bookingByToken(params.token);

/** A booking as its page shows it: its seats, and what can be done with it now. */
export async function bookingShown(
	booking: Booking,
	{ occurrence, offering }: Listing,
	{ locale, viewer }: Pick<App.Locals, 'locale' | 'viewer'>
) {
	const closed = shut(occurrence);
	const now = booking.seats.map((seat) => ({ ...seat, state: closed ? withoutOffer(seat.state) : seat.state }));
	const states = now.map(({ state }) => state);
	const confirmed = states.includes('confirmed');
	const [categories, parts] = await Promise.all([allCategories([offering.id]), partsIn([booking.id])]);
	const inTurn = closed || !states.includes('waitlisted') ? [] : await seatsInTurn(booking.id);
	const free = now.filter(({ id }) => inTurn.includes(id));
	const seats = now.map((seat) => ({ ...seat, parts: parts.get(seat.id) }));
	return {
		...{ occurrence, offering, area: offering.area, email: booking.email, mailLeaves: mailLeaves() },
		seats: await Promise.all(seats.map((seat) => shown(seat, booking, { categories, locale }))),
		holds: states.some(holdsPlace),
		waits: states.filter((state) => state === 'waitlisted').length,
		asked: states.filter((state) => state === 'submitted').length,
		unanswered: states.every(isOver) && states.includes('expired') && (await stayedUnanswered(booking.id)),
		// what a group that waits could have at once
		free: free.length,
		freeSaid: countsSaid(countCategories(free.filter(({ category }) => category)), categories, locale),
		offered: states.includes('offered'),
		open: states.some((state) => !isOver(state)) && !closed,
		// told to those who have a place, as long as it may be of use
		online: confirmed && !isPast(occurrence) ? await onlineAddress(occurrence.id) : null,
		mayTake: await isForViewer(booking, viewer),
		own: viewer !== null && viewer.id === booking.party,
		mayAsk: isPast(occurrence) && hadPlace(booking),
		workshop: states.some(holdsPlace) ? await workshopOf(booking, offering.id) : null,
		present: confirmed && isOn(occurrence)
	};
}

/** Whether a guest booked by the address of whoever has signed in: then it can be hers. */
export async function isForViewer({ party, email }: Booking, viewer: Viewer | null): Promise<boolean> {
	if (!viewer?.email || !party || party === viewer.id || email?.toLowerCase() !== viewer.email.toLowerCase())
		return false;
	return (await personById(party))?.email === null && (await isProved(viewer.email));
}

/** Leads to the page of the school when a class was booked. */
export async function leadToVisit({ params, locals }: Event, { id }: Booking): Promise<void> {
	if (await visitOf(id)) redirect(303, href(`/learning/classes/booking/${params.token}`, locals.locale));
}

/** On the day, this telephone may say by the code on the screen that she is there. */
export function keepPlaceOnDay(
	visit: Parameters<typeof keepPlace>[0],
	token: string,
	{ endsAt }: Listing['occurrence']
): void {
	if (endsAt.getTime() - Date.now() < DAY_MS) keepPlace(visit, token, new Date(endsAt.getTime() + HOUR_MS));
}

/** The workshop that one booked, with what one said of oneself; null when it is none. */
async function workshopOf({ party }: Booking, offering: string) {
	const [its] = await workshopsOfOfferings([offering]);
	return its && party ? { its, said: await introductionOf(its.id, party) } : null;
}

/** Whether nothing about the booking can change any more. How one registers now does not matter to whoever has. */
const shut = (occurrence: Parameters<typeof obstacle>[0]): boolean =>
	obstacle({ ...occurrence, registration: 'open' }) !== null;

/** An offer ends when registration does, even before the job has written it down. */
const withoutOffer = (state: State): State => (state === 'offered' ? 'expired' : state);

type Seat = Booking['seats'][number] & Readonly<{ parts: NameParts | undefined }>;

async function shown(
	seat: Seat,
	booking: Booking,
	{ categories, locale }: Readonly<{ categories: readonly Category[]; locale: Locale }>
) {
	const { id, name, parts, category, state, position, ticket, offeredUntil } = seat;
	const qr = state === 'confirmed' ? await QRCode.toString(ticket, { type: 'svg', margin: 1 }) : null;
	return {
		id,
		name: name ?? booking.name,
		given: name ?? '',
		parts: parts ?? proposedParts(name ?? ''),
		// where one registered before there were any, it is nothing to whoever did
		category: category && categoryName(category, categories, locale),
		state: stateName(state, locale),
		position,
		offeredUntil,
		over: isOver(state),
		ticket: state === 'confirmed' || state === 'fulfilled' ? ticket : null,
		qr: qr && `data:image/svg+xml;base64,${Buffer.from(qr).toString('base64')}`
	};
}
