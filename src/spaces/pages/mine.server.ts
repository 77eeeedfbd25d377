import { isOver, type State } from '#participation';
import { type Booking, bookingsOf, tokenOf } from '#participation/server';
import type { Space } from '../index.ts';
import { type Reservation, reservationsById, spacesById } from '../server/index.ts';
import { atDoorOf } from './door/at-door.server.ts';

const SHOWN = 200;

/** A reservation of one's own, as a list shows it. */
export type Mine = Readonly<{
	id: string;
	space: Space;
	startsAt: Date;
	endsAt: Date;
	purpose: string | null;
	state: State;
	over: boolean;
	token: string;
	/** What she can do at its door now. */
	atDoor: Readonly<{ arrive: boolean; code: boolean }>;
}>;

/** What a person has reserved: what is to come, the next first, and what is past or given back, the latest first. */
export async function reservationsMine(person: string): Promise<{ coming: Mine[]; past: Mine[] }> {
	const bookings = (await bookingsOf(person))
		.filter(({ subject, party }) => subject.kind === 'reservation' && party === person)
		.slice(0, SHOWN);
	const found = await reservationsById(bookings.map(({ subject }) => subject.id));
	const spaces = new Map((await spacesById(found.map(({ space }) => space))).map((space) => [space.id, space]));
	const mine = bookings
		.flatMap((booking) => {
			const reservation = found.find(({ id }) => id === booking.subject.id);
			const space = reservation && spaces.get(reservation.space);
			return reservation && space ? [mineOf(booking, reservation, space)] : [];
		})
		.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
	const now = new Date();
	const stands = ({ over, endsAt }: Listed): boolean => !over && endsAt > now;
	const coming = mine.filter(stands).map(async (one) => ({ ...one, atDoor: await atDoorNow(one, now) }));
	const past = mine.filter((one) => !stands(one)).reverse();
	return { coming: await Promise.all(coming), past: past.map((one) => ({ ...one, atDoor: nothing })) };
}

type Listed = Omit<Mine, 'atDoor'>;
const nothing = { arrive: false, code: false } as const;

/** What waits for the team's answer opens no door. */
const atDoorNow = async ({ state, space, ...reservation }: Listed, now: Date): Promise<Mine['atDoor']> =>
	state === 'submitted' ? nothing : atDoorOf(reservation, space, now);

function mineOf({ id: booking, seats }: Booking, reservation: Reservation, space: Space): Listed {
	const { id, startsAt, endsAt, purpose } = reservation;
	const states = seats.map(({ state }) => state);
	return {
		...{ id, space, startsAt, endsAt, purpose, token: tokenOf(booking) },
		state: states[0] ?? 'cancelled',
		over: states.every(isOver)
	};
}
