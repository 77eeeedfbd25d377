import type { Listing } from '#agenda';
import { upcoming } from '#agenda/server';
import { ref } from '#kernel/facts.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { reportAs } from '#kernel/server/log.ts';
import { post } from '#kernel/server/mail.ts';
import { type Booking, bookingById, bookingsFor } from '#participation/server';
import { write } from './letters.ts';
import { within } from './tables.ts';

const HOUR_MS = 3_600_000;
/** A reminder is due a day before. One that is late, because no program ran, is still sent until two hours before. */
const BEFORE_MS = 24 * HOUR_MS;
const TOO_LATE_MS = 2 * HOUR_MS;
/** Whoever got her place in the twelve hours before the reminder is due has just had a letter that says the same. */
const FRESH_MS = 12 * HOUR_MS;
/** A séance that is moved by some hours after its reminder is told of by the letter of the move. */
const AGAIN_MS = 48 * HOUR_MS;
const MOST = 500;

/**
 * Reminds those who have a place of what begins within a day: one letter a booking. Cancelled séances are never told of. One letter that fails
 * holds up no other.
 * @throws after all were tried, when one failed.
 */
export async function remind(now = new Date()): Promise<void> {
	const next = await upcoming({ from: now, to: new Date(now.getTime() + BEFORE_MS), limit: MOST });
	const failed: unknown[] = [];
	for (const listing of next) {
		if (!isDue(listing, now)) continue;
		for (const booking of await waiting(listing, now))
			await transaction((tx) => tell(tx, booking, listing, now)).catch((error: unknown) => failed.push(error));
	}
	for (const error of failed) reportAs('notice.remind')(error);
	if (failed.length) throw new AggregateError(failed, `${failed.length} reminders could not be written`);
}

const isDue = ({ occurrence: { status, startsAt } }: Listing, now: Date): boolean =>
	status === 'scheduled' && startsAt.getTime() - now.getTime() > TOO_LATE_MS;

async function waiting({ occurrence: { id, startsAt } }: Listing, now: Date): Promise<Booking[]> {
	const bookings = await bookingsFor(ref('occurrence', id));
	const fresh = startsAt.getTime() - BEFORE_MS - FRESH_MS;
	// what is invented has nobody to read it, and a timetable of sixty séances would be sixty letters
	const due = bookings.filter(
		({ source, email, seats }) =>
			source !== 'demo' &&
			source !== 'job' &&
			email &&
			seats.some(({ state, stateAt }) => state === 'confirmed' && stateAt.getTime() < fresh)
	);
	const told = await within(db)
		.selectFrom('notice.reminder')
		.select('booking')
		.where((row) => row('booking', '=', row.fn.any(row.val(due.map((booking) => booking.id)))))
		.where('sentAt', '>', new Date(now.getTime() - AGAIN_MS))
		.execute();
	return due.filter((booking) => !told.some((one) => one.booking === booking.id));
}

async function tell(tx: Tx, { id }: Booking, listing: Listing, now: Date): Promise<void> {
	const kept = await within(tx)
		.insertInto('notice.reminder')
		.values({ booking: id, startsAt: listing.occurrence.startsAt, sentAt: now })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (!kept.numInsertedOrUpdatedRows) return;
	const booking = await bookingById(id, tx);
	const seats = booking.seats.filter(({ state }) => state === 'confirmed').length;
	if (booking.email && seats)
		await post(tx, await write({ booking, news: 'reminder', seats, listing, to: booking.email, on: tx }));
}
