import { refused } from '#kernel/errors.ts';
import type { Tx } from '#kernel/server/db.ts';
import { isOver } from '../states.ts';
import { type Booking, bookingById } from './bookings.ts';
import { countIn, lockPoolsOf, type Pool } from './locks.ts';
import { type ByParty, move } from './seats.ts';
import { hold, minutesLeft, promote, remindToExpire } from './waiting.ts';

type Decision = 'submit' | 'review' | 'wait' | 'offer' | 'confirm' | 'decline' | 'complete';
type How = ByParty & Readonly<{ /** How long an offer runs. */ minutes?: number }>;

const WEEK = 7 * 24 * 60;

/**
 * Decides on a booking that does not go by place alone: an application, an interest, a registration to approve. All its seats move together.
 * @throws participation_full when there is no place to offer or to confirm, or the refusal of the table of transitions.
 */
export async function decide(tx: Tx, id: string, decision: Decision, { minutes, ...by }: How): Promise<Booking> {
	const ids = await lockPoolsOf(tx, id);
	const pools = await hold(tx, ids, by.source, id);
	const seats = (await bookingById(id, tx)).seats.filter(({ state }) => !isOver(state));
	if (!seats.length) throw refused('participation_over');
	if (decision === 'wait' && !ids.length) throw refused('participation_not_now');
	checkRoom(decision, seats, pools);
	const agreed = minutes ?? pools.find(({ offerMinutes }) => offerMinutes)?.offerMinutes ?? WEEK;
	const runs = decision === 'offer' ? await minutesLeft(tx, ids, agreed) : agreed;
	await move(
		tx,
		seats.map((seat) => seat.id),
		decision,
		{ ...by, by: 'organiser', minutes: runs }
	);
	if (decision === 'offer') await remindToExpire(tx, id, runs);
	await promote(tx, ids, by.source);
	return bookingById(id, tx);
}

function checkRoom(decision: Decision, seats: Booking['seats'], pools: readonly Pool[]): void {
	const giving = decision === 'offer' || decision === 'confirm';
	const needing = giving ? seats.filter(({ state }) => state !== 'offered') : [];
	for (const pool of pools) {
		const [needed, asked] = [countIn(pool, needing), countIn(pool, seats)];
		if (pool.capacity === null) continue;
		if (needed && pool.taken + needed > pool.capacity)
			throw refused('participation_full', { seats: needed, left: pool.capacity - pool.taken });
		// it would hold up all behind it for ever
		if (decision === 'wait' && asked > pool.capacity)
			throw refused('participation_too_many', { seats: asked, capacity: pool.capacity });
	}
}
