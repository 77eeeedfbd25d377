import { isOver } from '#participation';
import { type Booking, bookingsOf } from '#participation/server';
import type { Listing } from '../../index.ts';
import { publishedOccurrences } from '../../server/index.ts';

const SHOWN = 50;

/** The latest registrations of a person, with the séance of each while it is published. */
export async function registrationsOfPerson(person: string) {
	const bookings = await bookingsOf(person);
	const shown = bookings.filter(({ subject }) => subject.kind === 'occurrence').slice(0, SHOWN);
	const found = await publishedOccurrences(shown.map(({ subject }) => subject.id));
	const listings = new Map(found.map((one) => [one.occurrence.id, one]));
	return shown.map((booking) => registration(booking, listings.get(booking.subject.id)));
}

function registration({ id, seats, createdAt }: Booking, listing: Listing | undefined) {
	const stands = ({ state }: (typeof seats)[number]) => !isOver(state);
	return {
		id,
		createdAt,
		title: listing?.offering.title ?? null,
		occurrence: listing?.occurrence.id ?? null,
		startsAt: listing?.occurrence.startsAt ?? null,
		states: [...new Set(seats.map(({ state }) => state))],
		seats: (seats.some(stands) ? seats.filter(stands) : seats).length
	};
}
