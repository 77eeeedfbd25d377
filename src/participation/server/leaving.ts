import type { Tx } from '#kernel/server/db.ts';
import { m } from '#messages';
import { bookingById } from './bookings.ts';
import { lossOfBooking, lossSaid } from './loss.ts';

type Leaving = Readonly<{
	/** One seat of the booking, '' for all of it. */
	seat?: string;
	/** Whether whoever booked asks herself: that she gets a letter is no loss then. */
	own?: boolean;
}>;

/** What is asked before a booking is cancelled: a title, what goes along with its figures, and the button; null when all of it is given back already. @throws 404. */
export async function askedToLeave(tx: Tx, id: string, { seat = '', own = false }: Leaving) {
	const loss = await lossOfBooking(tx, id, seat || undefined);
	if (!loss.places && !loss.waiting) return null;
	const { name, seats } = await bookingById(id, tx);
	const of = seats.find((one) => one.id === seat)?.name ?? name ?? '—';
	const says = lossSaid(own ? { ...loss, letters: 0 } : loss);
	if (seat && seats.length > 1)
		return { title: m.participation_leave_seat({ name: of }), says, yes: m.participation_leave_seat_yes() };
	const title = own ? m.participation_leave_own() : m.participation_leave_ask({ name: of });
	return { title, says, yes: m.participation_leave_yes() };
}

/** The same before the team declines a booking that waits for it. @throws 404. */
export async function askedToDecline(tx: Tx, id: string) {
	const says = lossSaid(await lossOfBooking(tx, id));
	const { name } = await bookingById(id, tx);
	return { title: m.participation_decline_ask({ name: name ?? '—' }), says, yes: m.participation_decline_yes() };
}
