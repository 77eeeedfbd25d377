import { isOver } from '#participation';
import { type Booking, bookingsOf, tokenOf } from '#participation/server';
import { isPast, type Listing } from '../index.ts';
import { publishedOccurrences } from '../server/index.ts';

const SHOWN = 60;

type Mine = ReturnType<typeof registration>;

/** What a person has booked: what is to come, and what is over or given up, the latest first. What is not published any more is left out. */
export async function registrationsMine(person: string): Promise<{ coming: Mine[]; past: Mine[] }> {
	const bookings = (await bookingsOf(person)).filter(({ subject }) => subject.kind === 'occurrence').slice(0, SHOWN);
	const found = await publishedOccurrences(bookings.map(({ subject }) => subject.id));
	const listings = new Map(found.map((one) => [one.occurrence.id, one]));
	const mine = bookings
		.flatMap((booking) => {
			const listing = listings.get(booking.subject.id);
			return listing ? registration(booking, listing, person) : [];
		})
		.toSorted((a, b) => a.occurrence.startsAt.getTime() - b.occurrence.startsAt.getTime());
	const stands = ({ occurrence, over }: Mine): boolean => !over && !isPast(occurrence);
	return { coming: mine.filter(stands), past: mine.filter((one) => !stands(one)).reverse() };
}

/** A booking with what it is for. Only whoever booked may change it. */
function registration({ id, party, seats }: Booking, listing: Listing, viewer: string) {
	const stands = ({ state }: (typeof seats)[number]) => !isOver(state);
	const states = [...new Set(seats.map(({ state }) => state))];
	return {
		...listing,
		id,
		seats: (seats.some(stands) ? seats.filter(stands) : seats).length,
		states,
		over: states.every(isOver),
		position: seats.find(({ position }) => position !== null)?.position ?? null,
		token: party === viewer ? tokenOf(id) : null
	};
}
