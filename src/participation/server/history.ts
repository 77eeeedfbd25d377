import { sql } from 'kysely';
import { type Ref, ref, type Source } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { type NewFact, recordAll } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import type { Kind } from '../states.ts';
import { newTicket, tokenHash, tokenOf } from './codes.ts';

/** One line of an attendance list that was kept elsewhere. */
type Attendance = Readonly<{ person: string; name: string; email: string; locale: Locale; came: boolean }>;

type Past = Readonly<{ subject: Ref; bookedAt: Date; endedAt: Date }>;
type PastSubject = Past & Readonly<{ kind: Kind; pool: string; source: Source }>;

/** What somebody had booked that is over; `booking`: the id that it has here. */
export type PastBooking = Attendance & Past & Readonly<{ booking: string }>;

type Line = PastBooking & Readonly<{ seat: string }>;
type How = Readonly<{ kind: Kind; source: Source }>;

/**
 * Takes over who had booked and who came to something that is over, from a list kept before the hub had this program. One booking with one
 * seat a line; its facts carry the moments of then. The pool is not asked: what happened, happened.
 */
export async function takeOverHistory(
	tx: Tx,
	{ pool, kind, source, ...past }: PastSubject,
	list: readonly Attendance[]
): Promise<void> {
	const lines = list.map((line) => ({ ...past, ...line, booking: newId() }));
	const seats = await takeOverBookings(tx, lines, { kind, source });
	await sql`insert into participation.seat_pool (seat, pool) select unnest(${seats}::uuid[]), ${pool}`.execute(tx);
	await sql`update participation.pool set taken = taken + ${seats.length}, closed_at = ${past.endedAt} where id = ${pool}`.execute(
		tx
	);
}

/** The same for bookings of many subjects, without a pool. @returns the ids of their seats. */
export async function takeOverBookings(tx: Tx, bookings: readonly PastBooking[], how: How): Promise<string[]> {
	const lines = bookings.map((line) => ({ ...line, seat: newId() }));
	await writeBookings(tx, how, lines);
	await writeSeats(tx, how, lines);
	await recordAll(
		tx,
		lines.flatMap((line) => factsOf(how, line))
	);
	return column(lines, 'seat');
}

const column = <K extends keyof Line>(lines: readonly Line[], key: K): Line[K][] => lines.map((line) => line[key]);

async function writeBookings(tx: Tx, { kind, source }: How, lines: readonly Line[]): Promise<void> {
	const ids = column(lines, 'booking');
	const subjects = column(lines, 'subject');
	await sql`insert into participation.booking
			(id, kind, subject_kind, subject, party, contact_name, contact_email, locale, idempotency_key, token_hash, source, created_at)
		select id, ${kind}, subject_kind, subject, party, name, email, locale, id::text, token, ${source}, booked_at
		from unnest(${ids}::uuid[], ${subjects.map(({ kind }) => kind)}::text[], ${subjects.map(({ id }) => id)}::uuid[],
			${column(lines, 'person')}::uuid[], ${column(lines, 'name')}::text[], ${column(lines, 'email')}::text[],
			${column(lines, 'locale')}::text[], ${ids.map((id) => tokenHash(tokenOf(id)))}::bytea[], ${column(lines, 'bookedAt')}::timestamptz[])
			as b (id, subject_kind, subject, party, name, email, locale, token, booked_at)`.execute(tx);
}

async function writeSeats(tx: Tx, { source }: How, lines: readonly Line[]): Promise<void> {
	const seats = column(lines, 'seat');
	await sql`insert into participation.seat (id, booking, holder, state, ticket, state_at)
		select id, booking, holder, case when came then 'fulfilled' else 'no_show' end, ticket, ended_at
		from unnest(${seats}::uuid[], ${column(lines, 'booking')}::uuid[], ${column(lines, 'person')}::uuid[], ${column(lines, 'came')}::boolean[],
			${seats.map(newTicket)}::text[], ${column(lines, 'endedAt')}::timestamptz[]) as s (id, booking, holder, came, ticket, ended_at)`.execute(
		tx
	);
	const came = lines.filter((line) => line.came);
	await sql`insert into participation.presence (id, seat, at, kind, source, nonce)
		select id, seat, at, 'in', ${source}, id
		from unnest(${came.map(newId)}::uuid[], ${column(came, 'seat')}::uuid[], ${column(came, 'endedAt')}::timestamptz[]) as p (id, seat, at)`.execute(
		tx
	);
}

function factsOf({ kind, source }: How, { person, seat, came, name, subject, bookedAt, endedAt }: Line) {
	const common = { actor: ref('person', person), object: ref('seat', seat), context: subject, source };
	const booked: NewFact<'participation.booked'> = {
		...common,
		verb: 'participation.booked',
		at: bookedAt,
		detail: { kind, state: 'confirmed', bookingSeats: 1, position: 0 },
		sealed: { subject: person, words: { holder: name, contact: name } }
	};
	const verb = came ? ('participation.attended' as const) : ('participation.no_show' as const);
	return [booked, { ...common, verb, at: endedAt, detail: { kind, from: 'confirmed' as const } }];
}
