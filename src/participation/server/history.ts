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

type PastSubject = Readonly<{
	subject: Ref;
	kind: Kind;
	pool: string;
	bookedAt: Date;
	endedAt: Date;
	source: Source;
}>;

type Line = Attendance & { booking: string; seat: string };

/**
 * Takes over who had booked and who came to something that is over, from a list kept before the hub had this program. One booking with one
 * seat a line; its facts carry the moments of then. The pool is not asked: what happened, happened.
 */
export async function takeOverHistory(tx: Tx, past: PastSubject, list: readonly Attendance[]): Promise<void> {
	const lines = list.map((line) => ({ ...line, booking: newId(), seat: newId() }));
	await writeBookings(tx, past, lines);
	await writeSeats(tx, past, lines);
	await recordAll(
		tx,
		lines.flatMap((line) => factsOf(past, line))
	);
}

const column = <K extends keyof Line>(lines: readonly Line[], key: K): Line[K][] => lines.map((line) => line[key]);

async function writeBookings(tx: Tx, { subject, kind, bookedAt, source }: PastSubject, lines: Line[]): Promise<void> {
	const ids = column(lines, 'booking');
	await sql`insert into participation.booking
			(id, kind, subject_kind, subject, party, contact_name, contact_email, locale, idempotency_key, token_hash, source, created_at)
		select id, ${kind}, ${subject.kind}, ${subject.id}, party, name, email, locale, id::text, token, ${source}, ${bookedAt}
		from unnest(${ids}::uuid[], ${column(lines, 'person')}::uuid[], ${column(lines, 'name')}::text[], ${column(lines, 'email')}::text[],
			${column(lines, 'locale')}::text[], ${ids.map((id) => tokenHash(tokenOf(id)))}::bytea[]) as b (id, party, name, email, locale, token)`.execute(
		tx
	);
}

async function writeSeats(tx: Tx, { pool, endedAt, source }: PastSubject, lines: Line[]): Promise<void> {
	const seats = column(lines, 'seat');
	await sql`insert into participation.seat (id, booking, holder, state, ticket, state_at)
		select id, booking, holder, case when came then 'fulfilled' else 'no_show' end, ticket, ${endedAt}
		from unnest(${seats}::uuid[], ${column(lines, 'booking')}::uuid[], ${column(lines, 'person')}::uuid[], ${column(lines, 'came')}::boolean[],
			${seats.map(newTicket)}::text[]) as s (id, booking, holder, came, ticket)`.execute(tx);
	await sql`insert into participation.seat_pool (seat, pool) select unnest(${seats}::uuid[]), ${pool}`.execute(tx);
	await sql`update participation.pool set taken = taken + ${seats.length}, closed_at = ${endedAt} where id = ${pool}`.execute(
		tx
	);
	const came = lines.filter((line) => line.came);
	await sql`insert into participation.presence (id, seat, at, kind, source, nonce)
		select id, seat, ${endedAt}, 'in', ${source}, id from unnest(${came.map(newId)}::uuid[], ${column(came, 'seat')}::uuid[]) as p (id, seat)`.execute(
		tx
	);
}

function factsOf({ subject, kind, bookedAt, endedAt, source }: PastSubject, { person, seat, came, name }: Line) {
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
