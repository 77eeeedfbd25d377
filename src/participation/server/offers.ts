import { refused } from '#kernel/errors.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { reportAs } from '#kernel/server/log.ts';
import { type Booking, bookingById } from './bookings.ts';
import { lockPoolsOf } from './locks.ts';
import { goPast, seatsInTurn } from './passing.ts';
import { type ByParty, move } from './seats.ts';
import { within } from './tables.ts';
import { hold, promote } from './waiting.ts';

/**
 * Takes the offered places of a booking. A second call changes nothing.
 * @throws participation_offer_expired when it comes too late, participation_not_offered when there is nothing to accept.
 */
export async function accept(tx: Tx, id: string, by: ByParty): Promise<Booking> {
	await hold(tx, await lockPoolsOf(tx, id), by.source, id);
	const { seats } = await bookingById(id, tx);
	const offered = seats.filter(({ state }) => state === 'offered');
	if (!offered.length && seats.some(({ state }) => state === 'expired')) throw refused('participation_offer_expired');
	if (!offered.length && !seats.some(({ state }) => state === 'confirmed')) throw refused('participation_not_offered');
	await move(
		tx,
		offered.map((seat) => seat.id),
		'confirm',
		by
	);
	return bookingById(id, tx);
}

/** Refuses the offered places of a booking; they go to the next in line. A second call changes nothing. */
export async function decline(tx: Tx, id: string, by: ByParty): Promise<Booking> {
	const pools = await lockPoolsOf(tx, id);
	await hold(tx, pools, by.source, id);
	const { seats } = await bookingById(id, tx);
	const offered = seats.filter(({ state }) => state === 'offered');
	const done = seats.some(({ state }) => state === 'declined' || state === 'expired');
	if (!offered.length && !done) throw refused('participation_not_offered');
	await move(
		tx,
		offered.map((seat) => seat.id),
		'decline',
		{ ...by, by: 'party' }
	);
	await promote(tx, pools, by.source);
	return bookingById(id, tx);
}

/**
 * Gives a party that waits for more the places that are there in its turn, as many of them as it was told of; the others wait on, where they stand.
 * @throws participation_gone when they are fewer by now.
 */
export async function takeWhatIsThere(tx: Tx, id: string, seen: number, by: ByParty): Promise<Booking> {
	const pools = await lockPoolsOf(tx, id);
	await hold(tx, pools, by.source, id);
	const mine = await seatsInTurn(id, tx);
	if (seen < 1 || mine.length < seen) throw refused('participation_gone');
	await goPast(tx, mine);
	await move(tx, mine, 'confirm', by);
	await promote(tx, pools, by.source);
	return bookingById(id, tx);
}

/** Ends the offers of a booking whose time is over; their places go to the next in line. */
export async function expire(tx: Tx, id: string): Promise<void> {
	await hold(tx, await lockPoolsOf(tx, id), 'job', id);
}

/**
 * Ends every offer whose time is over, for those whose job was lost, and gives places that are free for somebody who waits. One that fails holds up no
 * other.
 * @throws after all were tried, when one failed.
 */
export async function sweep(): Promise<void> {
	const late = await within(db)
		.selectFrom('participation.seat')
		.select('booking')
		.distinct()
		.where('state', '=', 'offered')
		.where('offeredUntil', '<=', new Date())
		.execute();
	const acts = [
		...late.map(
			({ booking }) =>
				(tx: Tx) =>
					expire(tx, booking)
		),
		...(await poolsWithRoom()).map((id) => (tx: Tx) => promote(tx, [id], 'job'))
	];
	const failed: unknown[] = [];
	for (const act of acts) await transaction(act).catch((error: unknown) => failed.push(error));
	for (const error of failed) reportAs('participation.sweep')(error);
	if (failed.length) throw new AggregateError(failed, `${failed.length} of ${acts.length} could not be passed on`);
}

/** Where somebody waits beside a free place: for her turn, or since an older program left her there. */
async function poolsWithRoom(): Promise<string[]> {
	const rows = await within(db)
		.selectFrom('participation.pool')
		.select('id')
		// a part is locked with its whole, and does not close
		.where('partOf', 'is', null)
		.where('queued', '>', 0)
		.where('closedAt', 'is', null)
		.where((row) => row.or([row('closesAt', 'is', null), row('closesAt', '>', new Date())]))
		.where((row) => row.or([row('capacity', 'is', null), row('capacity', '>', row.ref('taken'))]))
		.execute();
	return rows.map(({ id }) => id);
}
