import type { RequestEvent } from '@sveltejs/kit';
import type { Listing } from '#agenda';
import { bookedOccurrences, upcoming } from '#agenda/server';
import { ifThere, Refusal, refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { idNamed } from '#kernel/id.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { limit } from '#kernel/server/limits.ts';
import { holdsPlace } from '#participation';
import { bookingByToken, bookingsOf, letIn, presented } from '#participation/server';
import { PUPIL_COOKIE, seatsOfPupil } from '../classes/participants.ts';
import { codeStands, secretOf } from './codes.ts';
import { bindDevice, placesOn, presentDevice } from './devices.ts';
import { classBookings, holdersOf } from './participants.ts';

const EARLY_MS = 45 * 60_000;
const LATE_MS = 30 * 60_000;

/** A place that whoever visits holds. */
export type HeldSeat = Readonly<{ seat: string; ticket: string; name: string | null; occurrence: string }>;

type Visit = Pick<RequestEvent, 'cookies' | 'url' | 'locals'>;

/** The ways to be known as the holder of places: an account, the link of a booking, a pupil's session. */
const sources: readonly ((visit: Visit) => Promise<readonly HeldSeat[]>)[] = [
	({ locals: { viewer } }) => (viewer ? ofPerson(viewer.id) : Promise.resolve([])),
	({ cookies }) => ofLinks(placesOn(cookies)),
	({ cookies }) => seatsOfPupil(cookies.get(PUPIL_COOKIE))
];

/** The places that a visit holds in what is on now, each with its séance. */
export async function placesNow(visit: Visit, now = new Date()): Promise<(HeldSeat & { listing: Listing })[]> {
	const all = (await Promise.all(sources.map((source) => source(visit)))).flat();
	const held = [...new Map(all.map((one) => [one.seat, one])).values()];
	const listings = await bookedOccurrences([...new Set(held.map(({ occurrence }) => occurrence))]);
	const known = new Map(listings.map((listing) => [listing.occurrence.id, listing]));
	return held.flatMap((seat) => {
		const listing = known.get(seat.occurrence);
		return listing && isOn(listing.occurrence, now) ? [{ ...seat, listing }] : [];
	});
}

/** Whether a séance takes attendance now: from 45 minutes before it begins until half an hour after it ends. */
export const isOn = ({ startsAt, endsAt, status }: Listing['occurrence'], now = new Date()): boolean =>
	status !== 'cancelled' &&
	startsAt.getTime() - EARLY_MS <= now.getTime() &&
	endsAt.getTime() + LATE_MS >= now.getTime();

/**
 * Says that somebody is there, by the code on the screen. The same again changes nothing.
 * @param asked `seat` when she holds several places there, `occurrence` when the code was scanned.
 * @returns the place that is taken now. Throws completion_no_place, completion_code_unknown, completion_code_old, completion_code_elsewhere,
 * completion_which_seat, completion_other_device, completion_other_seat, completion_taken_back, or a refusal of the ticket.
 */
export async function bePresent(
	visit: Visit,
	asked: Readonly<{ code: string; occurrence: string | null; seat: string | null }>,
	gate: string,
	now = new Date()
): Promise<{ seat: string; repeated: boolean }> {
	const device = presentDevice(visit);
	await limit('signIn', `present ${device}`);
	const held = await placesNow(visit, now);
	if (!held.length) throw refused('completion_no_place', {}, 409);
	const here = held.filter(({ occurrence }) => !asked.occurrence || occurrence === asked.occurrence);
	if (!here.length) throw refused('completion_no_place_here', {}, 409);
	const good = here.filter(({ occurrence }) => codeStands(secretOf(occurrence), asked.code, now) === 'good');
	if (!good.length) throw refused(await whyNot(here, asked.code, now), {}, 422);
	const chosen = good.filter(({ seat }) => good.length === 1 || seat === asked.seat);
	const [place] = chosen;
	if (!place) throw refused('completion_which_seat', {}, 422);
	return { seat: place.seat, repeated: await enter(place, device, gate) };
}

async function enter({ seat, ticket, occurrence }: HeldSeat, device: string, gate: string): Promise<boolean> {
	const subject = ref('occurrence', occurrence);
	return transaction(async (tx) => {
		await bindDevice(tx, occurrence, seat, device);
		const shown = await presented(tx, ticket, subject);
		// let in at the door, or by a code before: she is there
		if (shown.last?.kind === 'in') return true;
		const scan = { ticket, nonce: idNamed(`code ${seat}`, occurrence), gate };
		const passage = await letIn(tx, shown, scan, { source: 'door', missed: true }).catch(takenBack);
		return passage.repeated;
	});
}

/** Once the list has taken a presence back, the code does not bring it again: whoever keeps the list decides. */
function takenBack(error: unknown): never {
	if (error instanceof Refusal && error.code === 'participation_passage_undone') throw refused('completion_taken_back');
	throw error;
}

/** A code that is good nowhere here is old, another séance's that is on now, or none at all. */
async function whyNot(here: readonly HeldSeat[], code: string, now: Date): Promise<string> {
	if (here.some(({ occurrence }) => codeStands(secretOf(occurrence), code, now) === 'old'))
		return 'completion_code_old';
	const others = await occurrencesNow(now);
	const elsewhere = others.some((occurrence) => codeStands(secretOf(occurrence), code, now) === 'good');
	return elsewhere ? 'completion_code_elsewhere' : 'completion_code_unknown';
}

async function occurrencesNow(now: Date): Promise<string[]> {
	const window = { from: new Date(now.getTime() - LATE_MS), to: new Date(now.getTime() + EARLY_MS), limit: 200 };
	return (await upcoming(window)).map(({ occurrence }) => occurrence.id);
}

async function ofPerson(id: string): Promise<HeldSeat[]> {
	const bookings = await bookingsOf(id);
	const own = bookings.flatMap((booking) =>
		seatsIn({ ...booking, seats: booking.seats.filter(({ holder }) => holder === id) })
	);
	// whoever booked for others alone says for whom she speaks
	const others = bookings.filter(({ party, seats }) => party === id && !seats.some(({ holder }) => holder === id));
	return [...own, ...(await spokenFor(others))];
}

async function ofLinks(tokens: readonly string[]): Promise<HeldSeat[]> {
	const bookings = await Promise.all(tokens.map((token) => ifThere(bookingByToken(token))));
	return spokenFor(bookings.flatMap((booking) => booking ?? []));
}

/** The seats that whoever booked can speak for: not those of a class, where each pupil is there herself. */
async function spokenFor(bookings: readonly Seats[]): Promise<HeldSeat[]> {
	const classes = await classBookings(
		db,
		bookings.map(({ id }) => id)
	);
	const held = bookings.filter(({ id }) => !classes.has(id)).flatMap(seatsIn);
	const holders = await holdersOf(
		db,
		held.map(({ seat }) => seat)
	);
	return held.filter(({ seat }) => holders.get(seat)?.kind !== 'pupil');
}

type Seats = Awaited<ReturnType<typeof bookingsOf>>[number];

const seatsIn = ({ subject, seats, name }: Seats): HeldSeat[] =>
	subject.kind === 'occurrence'
		? seats
				.filter(({ state }) => holdsPlace(state))
				.map((seat) => ({ seat: seat.id, ticket: seat.ticket, name: seat.name ?? name, occurrence: subject.id }))
		: [];
