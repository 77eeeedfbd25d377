import type { Ref } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import { m } from '#messages';
import { next } from '../states.ts';
import { type Booking, bookingById, bookingsFor } from './bookings.ts';
import { lock, lockPoolsOf } from './locks.ts';

/** What cancelling takes from whom. */
export type Loss = Readonly<{
	/** Places that are held, and that are waited for. */
	places: number;
	waiting: number;
	/** Who registered, and gets a letter. */
	letters: number;
	/** Places that others wait for, and that what is given back goes to. */
	next: number;
}>;

const held = new Set(['confirmed', 'offered']);

/** What is lost when all that is booked for a subject is cancelled. Its pools must be locked. */
export const lossOfSubject = async (tx: Tx, subject: Ref): Promise<Loss> =>
	lossOf(await bookingsFor(subject, tx), () => true, 0);

/** What is lost when a booking is cancelled, or one seat of it; its pools are locked, so that the figures stay until it is. @throws 404. */
export async function lossOfBooking(tx: Tx, id: string, seat?: string): Promise<Loss> {
	const own = await lockPoolsOf(tx, id);
	const pools = (await lock(tx, own)).filter((pool) => own.includes(pool.id));
	const booking = await bookingById(id, tx);
	// who waits in a part waits in its whole too
	const queued = pools.filter(({ partOf }) => partOf === null).reduce((sum, pool) => sum + pool.queued, 0);
	const hers = booking.seats.filter(({ state }) => state === 'waitlisted').length;
	return lossOf([booking], (one) => !seat || one === seat, Math.max(0, queued - hers));
}

/** The same as sentences. */
export function lossSaid({ places, waiting, letters, next: others }: Loss): string[] {
	const said: string[] = [];
	if (places) said.push(m.participation_loss_places({ count: places }));
	if (waiting) said.push(m.participation_loss_waiting({ count: waiting }));
	if (places && others) said.push(m.participation_loss_next({ count: others }));
	if (letters) said.push(m.participation_loss_letters({ count: letters }));
	return said.length ? said : [m.participation_loss_nobody()];
}

function lossOf(bookings: readonly Booking[], meant: (seat: string) => boolean, others: number): Loss {
	const leaving = bookings.map(({ kind, email, subject, seats }) => ({
		// of a place in a cohort no letter tells
		told: email && (subject.kind === 'occurrence' || subject.kind === 'reservation'),
		seats: seats.filter(({ id, state }) => meant(id) && 'to' in next(kind, state, 'cancel'))
	}));
	const seats = leaving.flatMap((one) => one.seats);
	const places = seats.filter(({ state }) => held.has(state)).length;
	const letters = leaving.filter((one) => one.told && one.seats.length).length;
	return { places, waiting: seats.length - places, letters, next: others };
}
