import { missing, refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { recordAll } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { isOver } from '../states.ts';
import { factOf, takenOf, writeSeats } from './book.ts';
import { type Booking, bookingById, type Seat } from './bookings.ts';
import { cancel } from './cancel.ts';
import { newTicket } from './codes.ts';
import { lockPoolsOf, poolsFor } from './locks.ts';
import { goPastAll } from './passing.ts';
import type { ByParty } from './seats.ts';
import { hold } from './waiting.ts';

/**
 * Gives seats of a group back or adds nameless ones while there is room, so that it has `to` of them; the nameless ones go first. The same number again
 * changes nothing.
 * @returns the booking as it is then. Throws participation_group_full with how many can be added, participation_closed, participation_past when one has
 * been there already, participation_over, or 404.
 */
export async function resizeBooking(tx: Tx, id: string, to: number, how: ByParty): Promise<Booking> {
	const locked = await lockPoolsOf(tx, id);
	const pools = await hold(tx, locked, how.source, id);
	const booking = await bookingById(id, tx);
	const live = booking.seats.filter(({ state }) => !isOver(state));
	if (!live.length) throw refused('participation_over');
	if (live.some(({ state }) => state === 'fulfilled' || state === 'no_show')) throw refused('participation_past');
	if (to < 1) throw missing();
	for (const { id: seat } of leaving(live, live.length - to)) await cancel(tx, id, { seat, by: 'party', ...how });
	if (to <= live.length) return bookingById(id, tx);
	const more = to - live.length;
	if (pools.some(({ closedAt }) => closedAt)) throw refused('participation_closed');
	const left = Math.min(...poolsFor(null, pools).map(({ open }) => open ?? Number.POSITIVE_INFINITY));
	if (live.some(({ state }) => state !== 'confirmed') || more > left)
		throw refused('participation_group_full', { more, left: Math.max(0, Math.min(left, more)) });
	const seats = newNamelessSeats(more);
	await goPastAll(tx, takenOf(seats, pools));
	await writeSeats(tx, id, seats, pools);
	const actor = how.actor === undefined && booking.party ? ref('person', booking.party) : (how.actor ?? null);
	const facts = seats.map((seat) =>
		factOf({ ...booking, seats: [...live, ...seats] }, seat, { ...how, actor, ...booking })
	);
	await recordAll(tx, facts);
	return bookingById(id, tx);
}

/** The last ones first, and those that are nobody's before those with a name, and a person's at the very end. */
const leaving = (live: readonly Seat[], count: number): Seat[] =>
	live
		.toReversed()
		.toSorted((one, other) => worth(one) - worth(other))
		.slice(0, Math.max(0, count));

const worth = ({ name, holder }: Seat): number => (holder === null ? Number(name !== null) : 2);

const newNamelessSeats = (count: number): Seat[] =>
	Array.from({ length: count }, () => ({
		...{
			id: newId(),
			holder: null,
			name: null,
			category: null,
			ticket: newTicket(),
			position: null,
			offeredUntil: null
		},
		...{ state: 'confirmed' as const, stage: 0, stateAt: new Date() }
	}));
