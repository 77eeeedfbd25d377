import { sql } from 'kysely';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#kernel/server/db.ts';
import { type PastBooking, takeOverBookings } from '#participation/server';
import { allot } from './allocations.ts';

/** A time that somebody had a space, from a book that was kept before. */
export type PastReservation = Pick<PastBooking, 'person' | 'name' | 'email' | 'locale' | 'came' | 'bookedAt'> &
	Readonly<{
		/** The id of the space. */
		space: string;
		startsAt: Date;
		endsAt: Date;
		quantity: number;
		purpose: string | null;
		operation: string | null;
	}>;

/** Takes over who had which space when, who came and who did not. What two had at once is kept as the book says, and clashes. */
export async function takeOverReservations(
	tx: Tx,
	list: readonly PastReservation[],
	source: 'import' | 'demo'
): Promise<void> {
	const lines = list.map((line) => ({ ...line, id: newId(), booking: newId() }));
	const bookings = lines.map(({ id, endsAt: endedAt, ...line }) => ({
		...line,
		subject: ref('reservation', id),
		endedAt
	}));
	await takeOverBookings(tx, bookings, { kind: 'reservation', source });
	const of = <K extends keyof (typeof lines)[number]>(key: K) => lines.map((line) => line[key]);
	await sql`insert into spaces.reservation (id, space, booking, during, quantity, purpose, operation, created_at)
		select id, space, booking, tstzrange(starts_at, ends_at), quantity, purpose, operation, booked_at
		from unnest(${of('id')}::uuid[], ${of('space')}::uuid[], ${of('booking')}::uuid[], ${of('startsAt')}::timestamptz[], ${of('endsAt')}::timestamptz[],
			${of('quantity')}::int[], ${of('purpose')}::text[], ${of('operation')}::text[], ${of('bookedAt')}::timestamptz[])
			as r (id, space, booking, starts_at, ends_at, quantity, purpose, operation, booked_at)`.execute(tx);
	const wishes = lines.map(({ id, space, startsAt, endsAt, quantity, operation }) => ({
		...{ subject: ref('reservation', id), space, startsAt, endsAt, quantity, operation }
	}));
	await allot(tx, wishes, { actor: null, source }, { clash: 'show' });
}
