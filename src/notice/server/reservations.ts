import type { Fact } from '#kernel/facts.ts';
import { factsAfter } from '#kernel/server/activity/read.ts';
import type { Tx } from '#kernel/server/db.ts';
import { post } from '#kernel/server/mail.ts';
import { type Booking, bookingById } from '#participation/server';
import { type Reservation, reservationsById, reservationsInSeries } from '#spaces/server';
import { isForSeries, isStill, type ReservationNews, reservationNewsOf, tellsMore } from '../reservations.ts';
import { writeReservation } from './reservation-letter.ts';

type Told = Readonly<{ news: ReservationNews; reservation: Reservation; booking: Booking }>;

/**
 * Reader of the log: one letter for each reservation that a batch of facts tells of, by its last news, and one for all that were booked together. It says how they stand now; what is over,
 * or whose booking has no address, is not told.
 */
export async function tellReservations(tx: Tx, facts: readonly Fact[]): Promise<void> {
	const told = newsIn(facts);
	if (!told.size) return;
	// the end of a batch may part what one act told: whoever is in the next facts too hears then, and once
	const later = newsIn(await factsAfter(tx, facts.at(-1)?.position ?? 0));
	const laterSeries = new Set((await reservationsById([...later.keys()], tx)).flatMap(({ series }) => series ?? []));
	const found = await Promise.all(
		[...(await reservationsById([...told.keys()], tx))].map((one) => stillSo(tx, one, told))
	);
	const waiting = ({ news, reservation: { id, series } }: Told): boolean =>
		later.has(id) || (series !== null && isForSeries(news) && laterSeries.has(series));
	const letters = Map.groupBy(
		found.filter((one): one is Told => one !== null && !waiting(one)),
		({ news, reservation: { id, series } }) => (series && isForSeries(news) ? `${news} ${series}` : id)
	);
	for (const [first] of letters.values()) if (first) await tell(tx, first);
}

function newsIn(facts: readonly Fact[]): Map<string, ReservationNews> {
	const told = new Map<string, ReservationNews>();
	for (const fact of facts) {
		const news = reservationNewsOf(fact);
		if (news && fact.context) told.set(fact.context.id, tellsMore(told.get(fact.context.id), news));
	}
	return told;
}

async function stillSo(
	tx: Tx,
	reservation: Reservation,
	told: ReadonlyMap<string, ReservationNews>
): Promise<Told | null> {
	const news = told.get(reservation.id);
	const booking = await bookingById(reservation.booking, tx);
	const so = news && booking.email && reservation.endsAt > new Date() && isStill(news, statesOf(booking));
	return so ? { news, reservation, booking } : null;
}

const statesOf = ({ seats }: Booking) => seats.map(({ state }) => state);

async function tell(tx: Tx, { news, reservation, booking }: Told): Promise<void> {
	const all = [reservation];
	if (reservation.series && isForSeries(news))
		for (const one of await reservationsInSeries(reservation.series, tx))
			if (one.id !== reservation.id && isStill(news, statesOf(await bookingById(one.booking, tx)))) all.push(one);
	all.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
	await post(tx, await writeReservation({ news, booking, reservations: all, to: booking.email ?? '', on: tx }));
}
