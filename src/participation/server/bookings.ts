import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type Ref, ref, type Source } from '#kernel/facts.ts';
import { isShown } from '#kernel/identity/server/persons.ts';
import { db } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import type { Kind, State } from '../states.ts';
import { tokenHash } from './codes.ts';
import { type On, within } from './tables.ts';
import { positions } from './waiting.ts';

/** A place that was asked for: of a person, or nameless. */
export type Seat = Readonly<{
	id: string;
	holder: string | null;
	/** The name given for this place; a place without one is of whoever booked. */
	name: string | null;
	/** The kind of ticket, where the subject has some. */
	category: string | null;
	/** As it is now: an offer that has run out is `expired`. */
	state: State;
	stage: number;
	ticket: string;
	/** The place on the waiting list, from 1. */
	position: number | null;
	offeredUntil: Date | null;
	stateAt: Date;
}>;

/** Seats asked for together by one party; name and e-mail are null once erased. */
export type Booking = Readonly<{
	id: string;
	kind: Kind;
	subject: Ref;
	party: string | null;
	name: string | null;
	email: string | null;
	locale: Locale;
	source: Source;
	createdAt: Date;
	seats: readonly Seat[];
}>;

/** @throws 404 when there is no such booking. */
export async function bookingById(id: string, on: On = db): Promise<Booking> {
	return only(await read(on, [id]));
}

/**
 * The booking that a link opens. @throws 404 when the token opens none, participation_link_over for the link of a browser once the booking is of
 * somebody who has shown that she reads its address.
 */
export async function bookingByToken(token: string, on: On = db): Promise<Booking> {
	const hash = tokenHash(token);
	const row = await within(on)
		.selectFrom('participation.booking')
		.select(['id', 'party', 'tokenHash'])
		.where((row) => row.or([row('tokenHash', '=', hash), row('handHash', '=', hash)]))
		.executeTakeFirst();
	if (row && !row.tokenHash.equals(hash) && (await isShown(row.party, on)))
		throw refused('participation_link_over', {}, 410);
	return only(await read(on, row ? [row.id] : []));
}

/** The bookings that some seats belong to: whom to tell of facts. Three queries, whatever their number. */
export async function bookingsOfSeats(seats: readonly string[], on: On = db): Promise<Booking[]> {
	if (!seats.length) return [];
	const rows = await within(on)
		.selectFrom('participation.seat')
		.select('booking')
		.distinct()
		.where((row) => row('id', '=', row.fn.any(row.val([...seats]))))
		.execute();
	return read(
		on,
		rows.map(({ booking }) => booking)
	);
}

/** What a person booked, or holds a seat in, the newest first. */
export async function bookingsOf(person: string, on: On = db): Promise<Booking[]> {
	const { rows } = await sql<{ id: string }>`
		select id from participation.booking where party = ${person}
		union select booking from participation.seat where holder = ${person}`.execute(on);
	return read(
		on,
		rows.map(({ id }) => id)
	);
}

/** What was booked for something, the newest first. */
export async function bookingsFor(subject: Ref, on: On = db): Promise<Booking[]> {
	const rows = await within(on)
		.selectFrom('participation.booking')
		.select('id')
		.where('subject', '=', subject.id)
		.where('subjectKind', '=', subject.kind)
		.execute();
	return read(
		on,
		rows.map(({ id }) => id)
	);
}

async function read(on: On, ids: string[]): Promise<Booking[]> {
	if (!ids.length) return [];
	const rows = await within(on)
		.selectFrom('participation.booking')
		.select([
			'id',
			'kind',
			'subjectKind',
			'subject',
			'party',
			'contactName as name',
			'contactEmail as email',
			'locale',
			'source',
			'createdAt'
		])
		.where((row) => row('id', '=', row.fn.any(row.val(ids))))
		.orderBy('createdAt', 'desc')
		.orderBy('id', 'desc')
		.execute();
	const seats = await seatsIn(on, ids);
	return rows.map(({ subjectKind, subject, ...row }) => ({
		...row,
		subject: ref(subjectKind, subject),
		seats: seats.get(row.id) ?? []
	}));
}

async function seatsIn(on: On, bookings: string[]): Promise<Map<string, Seat[]>> {
	const rows = await within(on)
		.selectFrom('participation.seat')
		.select(['id', 'booking', 'holder', 'holderName as name', 'category', 'stage', 'ticket', 'offeredUntil', 'stateAt'])
		.select(
			sql<State>`case when state = 'offered' and offered_until <= clock_timestamp() then 'expired' else state end`.as(
				'state'
			)
		)
		.where((row) => row('booking', '=', row.fn.any(row.val(bookings))))
		.orderBy('id')
		.execute();
	const places = await positions(
		on,
		rows.filter(({ state }) => state === 'waitlisted').map(({ id }) => id)
	);
	const seats = Map.groupBy(rows, ({ booking }) => booking);
	const asSeat = ({ booking: _, ...row }: (typeof rows)[number]): Seat => ({
		...row,
		position: places.get(row.id) ?? null
	});
	return new Map([...seats].map(([booking, hers]) => [booking, hers.map(asSeat)]));
}

function only([booking]: readonly Booking[]): Booking {
	if (!booking) throw missing();
	return booking;
}
