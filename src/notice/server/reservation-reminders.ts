import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { reportAs } from '#kernel/server/log.ts';
import { post } from '#kernel/server/mail.ts';
import { bookingById } from '#participation/server';
import { type Reservation, reservationsBeginning } from '#spaces/server';
import { writeReservation } from './reservation-letter.ts';
import { within } from './tables.ts';

const HOUR_MS = 3_600_000;
/** A reminder is due a day before; one that is late is still sent until two hours before. */
const BEFORE_MS = 24 * HOUR_MS;
const TOO_LATE_MS = 2 * HOUR_MS;
/** Whoever booked in the twelve hours before the reminder is due has just had a letter that says the same. */
const FRESH_MS = 12 * HOUR_MS;
/** One that is moved by some hours after its reminder is told of by the letter of the move. */
const AGAIN_MS = 48 * HOUR_MS;
const MOST = 5000;

/**
 * Reminds those who have booked a space that begins within a day: one letter a booking. What comes again each week, or was written down from a list, is known by heart.
 * @throws after all were tried, when one failed.
 */
export async function remindReservations(now = new Date()): Promise<void> {
	const from = new Date(now.getTime() + TOO_LATE_MS);
	const next = await reservationsBeginning(from, new Date(now.getTime() + BEFORE_MS), MOST);
	const failed: unknown[] = [];
	const told = await toldOf(next, now);
	for (const one of next)
		if (!one.series && !told.has(one.booking))
			await transaction((tx) => tell(tx, one, now)).catch((error: unknown) => failed.push(error));
	for (const error of failed) reportAs('notice.remind_reservations')(error);
	if (failed.length) throw new AggregateError(failed, `${failed.length} reminders could not be written`);
}

async function toldOf(next: readonly Reservation[], now: Date): Promise<Set<string>> {
	const rows = await within(db)
		.selectFrom('notice.reminder')
		.select('booking')
		.where((row) => row('booking', '=', row.fn.any(row.val(next.map(({ booking }) => booking)))))
		.where('sentAt', '>', new Date(now.getTime() - AGAIN_MS))
		.execute();
	return new Set(rows.map(({ booking }) => booking));
}

async function tell(tx: Tx, reservation: Reservation, now: Date): Promise<void> {
	const { booking: id, startsAt } = reservation;
	const booking = await bookingById(id, tx);
	const fresh = startsAt.getTime() - BEFORE_MS - FRESH_MS;
	const due = booking.seats.some(({ state, stateAt }) => state === 'confirmed' && stateAt.getTime() < fresh);
	const told = booking.source === 'web' || booking.source === 'desk' || booking.source === 'api';
	if (!due || !told || !booking.email) return;
	const kept = await within(tx)
		.insertInto('notice.reminder')
		.values({ booking: id, startsAt, sentAt: now })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (!kept.numInsertedOrUpdatedRows) return;
	await post(
		tx,
		await writeReservation({ news: 'reminder', booking, reservations: [reservation], to: booking.email, on: tx })
	);
}
