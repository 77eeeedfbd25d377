import { occurrence } from '#agenda/server';
import { Refusal } from '#kernel/errors.ts';
import { type Fact, ref } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import { post } from '#kernel/server/mail.ts';
import { type Booking, bookingOfSeat, bookingsFor } from '#participation/server';
import { holds, isHistory, type News, newsOf } from '../news.ts';
import { write } from './letters.ts';

type Told = { booking: Booking; news: News; seats: number };

/**
 * Reader of the log: one letter for each booking that a batch of facts tells of, however many of its seats they name, and by its last news.
 * Facts of other subjects than occurrences are for others.
 */
export async function tellBookings(tx: Tx, facts: readonly Fact[]): Promise<void> {
	for (const told of await gather(tx, facts)) await tell(tx, told);
}

async function gather(tx: Tx, facts: readonly Fact[]): Promise<Iterable<Told>> {
	const bookings = new Map<string, Booking>();
	const told = new Map<string, Told>();
	for (const fact of facts) {
		if (fact.verb === 'agenda.rescheduled' && !isHistory(fact)) await addMoved(tx, fact.object.id, told);
		const news = newsOf(fact);
		if (!news || fact.context?.kind !== 'occurrence') continue;
		const booking = bookings.get(fact.object.id) ?? (await bookingOfSeat(fact.object.id, tx));
		for (const seat of booking.seats) bookings.set(seat.id, booking);
		const before = told.get(booking.id);
		told.set(booking.id, { booking, news, seats: before?.news === news ? before.seats + 1 : 1 });
	}
	return told.values();
}

/** Whoever has other news already learns the new time from that letter. */
async function addMoved(tx: Tx, id: string, told: Map<string, Told>): Promise<void> {
	for (const booking of await bookingsFor(ref('occurrence', id), tx))
		if (!told.has(booking.id)) told.set(booking.id, { booking, news: 'rescheduled', seats: booking.seats.length });
}

async function tell(tx: Tx, { booking, news, seats }: Told): Promise<void> {
	// an erased person has no address any more
	if (!booking.email || !holds(news, booking)) return;
	const listing = await occurrence(booking.subject.id, tx).catch((error: unknown) => {
		if (error instanceof Refusal) return null;
		throw error;
	});
	if (!listing || listing.occurrence.endsAt <= new Date()) return;
	await post(tx, await write({ booking, news, seats, listing, to: booking.email, on: tx }));
}
