import { sql } from 'kysely';
import type { Ref } from '#kernel/facts.ts';
import { db } from '#kernel/server/db.ts';
import type { State } from '../states.ts';
import type { On } from './tables.ts';
import { positions } from './waiting.ts';

/** A seat as the list at a door shows it. */
export type Arrival = Readonly<{
	seat: string;
	booking: string;
	ticket: string;
	/** Whose place it is: a booking's first one without a name is of whoever booked; null for a nameless one. */
	name: string | null;
	/** Who booked it. */
	party: string | null;
	/** The kind of ticket, where the subject has some. */
	category: string | null;
	/** As it is now: an offer that has run out is `expired`. */
	state: State;
	/** The place on the waiting list, from 1. */
	position: number | null;
	/** Whether it was made at the door. */
	walkIn: boolean;
	/** The first entry that stands. */
	cameAt: Date | null;
	/** The last passage that stands, and the nonce to undo it by. */
	last: Readonly<{ kind: 'in' | 'out'; at: Date; gate: string | null; nonce: string }> | null;
}>;

type Row = Omit<Arrival, 'position' | 'last'> &
	Readonly<{ kind: 'in' | 'out' | null; at: Date; gate: string | null; nonce: string }>;

/** How many seats of a subject are expected, as many as take a place, have come, are inside, and wait. */
export type Attendance = Readonly<{ expected: number; came: number; inside: number; waiting: number }>;

/**
 * All seats of a subject with their presences, by name.
 * @param only `since`: those that changed from then on, by the clock of the database, which a commit may follow by a moment; `booking`: those of one booking.
 */
export async function arrivals(
	subject: Ref,
	{ since = null, booking = null }: Readonly<{ since?: Date | null; booking?: string | null }> = {},
	on: On = db
): Promise<Arrival[]> {
	const { rows } = await sql<Row>`
		select s.id as seat, b.id as booking, s.ticket, s.category, b.contact_name as party,
			coalesce(s.holder_name, case when not exists (select from participation.seat f where f.booking = b.id and f.id < s.id) then b.contact_name end) as name,
			case when s.state = 'offered' and s.offered_until <= clock_timestamp() then 'expired' else s.state end as state,
			b.source = 'door' as walk_in, passed.came_at, last.kind, last.at, last.gate, last.nonce
		from participation.booking b join participation.seat s on s.booking = b.id
		left join lateral (
			select kind, at, gate, nonce from participation.presence where seat = s.id and undone_at is null order by at desc, id desc limit 1
		) last on true
		left join lateral (
			select min(at) filter (where kind = 'in' and undone_at is null) as came_at, max(greatest(recorded_at, undone_at)) as touched_at
			from participation.presence where seat = s.id
		) passed on true
		where b.subject = ${subject.id} and b.subject_kind = ${subject.kind} and (${booking}::uuid is null or b.id = ${booking})
			and (${since}::timestamptz is null or greatest(s.state_at, passed.touched_at) >= ${since})
		order by lower(coalesce(s.holder_name, b.contact_name)), b.id, s.id`.execute(on);
	const waiting = rows.filter(({ state }) => state === 'waitlisted').map(({ seat }) => seat);
	const places = await positions(on, waiting);
	return rows.map(({ kind, at, gate, nonce, ...row }) => ({
		...row,
		position: places.get(row.seat) ?? null,
		last: kind && { kind, at, gate, nonce }
	}));
}

/** A passage that is kept, also one that was undone. */
export type KeptPassage = Readonly<{
	seat: string;
	nonce: string;
	kind: 'in' | 'out';
	at: Date;
	gate: string | null;
	recordedAt: Date;
	undoneAt: Date | null;
}>;

/** Every passage of a subject's seats in the order in which they were written down, corrections included: the history of a list. */
export async function passagesOf(subject: Ref, on: On = db): Promise<KeptPassage[]> {
	const { rows } = await sql<KeptPassage>`
		select p.seat, p.nonce, p.kind, p.at, p.gate, p.recorded_at, p.undone_at
		from participation.presence p join participation.seat s on s.id = p.seat join participation.booking b on b.id = s.booking
		where b.subject = ${subject.id} and b.subject_kind = ${subject.kind} order by p.recorded_at, p.id`.execute(on);
	return rows;
}

/** The seats of many subjects as numbers, in one query; who booked nothing is not in the answer. */
export async function attendances(
	kind: string,
	subjects: readonly string[],
	on: On = db
): Promise<Map<string, Attendance>> {
	if (!subjects.length) return new Map();
	const { rows } = await sql<Attendance & { subject: string }>`
		select b.subject,
			(count(*) filter (where s.state in ('confirmed', 'fulfilled', 'no_show') or s.state = 'offered' and s.offered_until > clock_timestamp()))::int as expected,
			(count(*) filter (where s.state = 'fulfilled'))::int as came,
			(count(*) filter (where last.kind = 'in'))::int as inside,
			(count(*) filter (where s.state = 'waitlisted'))::int as waiting
		from participation.booking b join participation.seat s on s.booking = b.id
		left join lateral (
			select kind from participation.presence where seat = s.id and undone_at is null and s.state = 'fulfilled' order by at desc, id desc limit 1
		) last on true
		where b.subject_kind = ${kind} and b.subject = any(${subjects}::uuid[]) group by b.subject`.execute(on);
	return new Map(rows.map(({ subject, ...numbers }) => [subject, numbers]));
}
