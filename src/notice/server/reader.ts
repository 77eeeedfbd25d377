import type { Listing } from '#agenda';
import { bookedOccurrence } from '#agenda/server';
import { ifThere } from '#kernel/errors.ts';
import { type Fact, ref } from '#kernel/facts.ts';
import { factsAfter } from '#kernel/server/activity/read.ts';
import type { Tx } from '#kernel/server/db.ts';
import { post } from '#kernel/server/mail.ts';
import { type Booking, bookingsFor, bookingsOfSeats } from '#participation/server';
import { isHistory, type News, newsOf, seatsOf } from '../news.ts';
import { write } from './letters.ts';

type Told = { booking: Booking; news: News; seats: number };

/**
 * Reader of the log: one letter for each booking that a batch of facts tells of, however many of its seats they name, and by its last news.
 * Facts of other subjects than occurrences are for others.
 */
export async function tellBookings(tx: Tx, facts: readonly Fact[]): Promise<void> {
	const told = await gather(tx, facts);
	if (!told.size) return;
	// the end of a batch may part the seats of one booking: whoever is in the next facts too hears then, and once
	const next = await factsAfter(tx, facts.at(-1)?.position ?? 0);
	const later = new Set(next.filter(newsHere).map(({ object }) => object.id));
	const listings = new Map<string, Listing | null>();
	for (const one of told.values())
		if (!one.booking.seats.some(({ id }) => later.has(id))) await tell(tx, one, listings);
}

/** What a fact about a seat in an occurrence is news of, if it is. */
const newsHere = (fact: Fact): News | null => (fact.context?.kind === 'occurrence' ? newsOf(fact) : null);

async function gather(tx: Tx, facts: readonly Fact[]): Promise<Map<string, Told>> {
	const named = [...new Set(facts.filter(newsHere).map(({ object }) => object.id))];
	const found = await bookingsOfSeats(named, tx);
	const bookings = new Map(found.flatMap((booking) => booking.seats.map(({ id }) => [id, booking])));
	const told = new Map<string, Told>();
	for (const fact of facts) {
		if (fact.verb === 'agenda.rescheduled' && !isHistory(fact)) await addMoved(tx, fact.object.id, told);
		const [news, booking] = [newsHere(fact), bookings.get(fact.object.id)];
		if (!news || !booking) continue;
		const before = told.get(booking.id);
		// of a group that took what was there one letter says both
		if (before?.news === 'confirmed' && news === 'waiting') continue;
		told.set(booking.id, { booking, news, seats: before?.news === news ? before.seats + 1 : 1 });
	}
	return told;
}

/** Whoever has other news already learns the new time from that letter. */
async function addMoved(tx: Tx, id: string, told: Map<string, Told>): Promise<void> {
	for (const booking of await bookingsFor(ref('occurrence', id), tx))
		if (!told.has(booking.id)) told.set(booking.id, { booking, news: 'rescheduled', seats: booking.seats.length });
}

async function tell(
	tx: Tx,
	{ booking, news, seats: named }: Told,
	listings: Map<string, Listing | null>
): Promise<void> {
	const seats = seatsOf(news, booking, named);
	// an erased person has no address any more
	if (!booking.email || !seats) return;
	const { id } = booking.subject;
	const listing = listings.has(id) ? listings.get(id) : await listingOf(tx, id);
	listings.set(id, listing ?? null);
	if (!listing || listing.occurrence.endsAt <= new Date()) return;
	await post(tx, await write({ booking, news, seats, listing, to: booking.email, on: tx }));
}

const listingOf = (tx: Tx, id: string): Promise<Listing | null> => ifThere(bookedOccurrence(id, tx));
