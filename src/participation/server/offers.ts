import { refused } from '#kernel/errors.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { reportAs } from '#kernel/server/log.ts';
import { type Booking, bookingById } from './bookings.ts';
import { lockPoolsOf } from './locks.ts';
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

/** Ends the offers of a booking whose time is over; their places go to the next in line. */
export async function expire(tx: Tx, id: string): Promise<void> {
	await hold(tx, await lockPoolsOf(tx, id), 'job', id);
}

/**
 * Ends every offer whose time is over, for those whose job was lost. One that fails holds up no other.
 * @throws after all were tried, when one failed.
 */
export async function sweep(): Promise<void> {
	const late = await transaction((tx) =>
		within(tx)
			.selectFrom('participation.seat')
			.select('booking')
			.distinct()
			.where('state', '=', 'offered')
			.where('offeredUntil', '<=', new Date())
			.execute()
	);
	const failed: unknown[] = [];
	for (const { booking } of late)
		await transaction((tx) => expire(tx, booking)).catch((error: unknown) => failed.push(error));
	for (const error of failed) reportAs('participation.sweep')(error);
	if (failed.length) throw new AggregateError(failed, `${failed.length} of ${late.length} offers could not be ended`);
}
