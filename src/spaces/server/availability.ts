import { sql } from 'kysely';
import { type Ref, ref } from '#kernel/facts.ts';
import { db } from '#kernel/server/db.ts';
import { type Stretch, type Time, whenFull } from '../free.ts';
import type { On } from './tables.ts';

/**
 * When so many units of some spaces cannot be had, between two moments, in order and without touching: of a room when it or a part of it is somebody's, of a pool when fewer of its units are left.
 * One query, whatever their number. @param lease one that takes nothing from whoever asks
 */
export async function busy(
	spaces: readonly string[],
	from: Date,
	until: Date,
	on: On = db,
	quantity = 1,
	lease: string | null = null
): Promise<Map<string, Stretch[]>> {
	if (!spaces.length || until <= from) return new Map();
	const { rows } = await sql<{ space: string; units: number; pooled: boolean; taken: Buffer | null }>`
		with given as (
			select s.id as space, s.kind in ('desks', 'machine', 'kit') and not exists (select from spaces.part p where p.whole = s.id) as pooled
			from spaces.space s where s.id = any(${[...spaces]}::uuid[])
		), units as (
			select g.space, g.pooled, u.id as unit from given g join spaces.unit u on u.space = g.space where u.retired_at is null
			union all
			select g.space, g.pooled, u.id from given g join spaces.part p on p.whole = g.space join spaces.unit u on u.space = p.part where u.retired_at is null
		), taken as (
			select o.unit, string_agg(${sent(sql`o.during`)}, '') as times from spaces.occupancy o
			where o.unit = any(array(select unit from units)) and o.during && tstzrange(${from}::timestamptz, ${until}::timestamptz)
				and o.allocation not in (select a.id from spaces.allocation a where a.state = 'held' and (a.held_until <= clock_timestamp() or a.subject = ${lease}))
			group by o.unit
		)
		select u.space, u.pooled, count(*)::int as units, string_agg(t.times, '') as taken
		from units u left join taken t on t.unit = u.unit group by u.space, u.pooled`.execute(on);
	const within = { from: from.getTime(), until: until.getTime() };
	return new Map(
		rows.map(({ space, units, pooled, taken }) => [
			space,
			whenFull(timesIn(taken), units - (pooled ? quantity : units), within)
		])
	);
}

/** A stretch of time in the bytes in which PostgreSQL sends moments, for `timesIn`: to write thirty thousand of them as text takes longer than to find them. */
export const sent = (during: ReturnType<typeof sql>) =>
	sql`timestamptz_send(lower(${during})) || timestamptz_send(upper(${during}))`;

/** The beginning of 2000: a `timestamptz` is sent as its microseconds since then, in eight bytes. */
const EPOCH = Date.UTC(2000);

/** The times that a query has put together as they are sent, in milliseconds. */
export function timesIn(bytes: Buffer | null): Time[] {
	if (!bytes) return [];
	const moment = (at: number) => EPOCH + (bytes.readInt32BE(at) * 2 ** 32 + bytes.readUInt32BE(at + 4)) / 1000;
	return Array.from({ length: bytes.length / 16 }, (_, turn) => [moment(16 * turn), moment(16 * turn + 8)]);
}

/** Something that has a space, or should have it. */
export type Held = Readonly<{
	id: string;
	/** The id of the space: itself, a part of it, or what it is a part of. */
	space: string;
	subject: Ref;
	startsAt: Date;
	endsAt: Date;
	quantity: number;
	state: 'held' | 'taken' | 'clashing';
}>;

/** What has a space between two moments, or a part of it, or what it is a part of; also what clashes there. In order of time. */
export async function heldIn(spaces: readonly string[], from: Date, until: Date, on: On = db): Promise<Held[]> {
	if (!spaces.length) return [];
	const { rows } = await sql<Omit<Held, 'subject'> & { subjectKind: string; subject: string }>`
		select a.id, a.space, a.subject_kind, a.subject, lower(a.during) as starts_at, upper(a.during) as ends_at, a.quantity, a.state
		from spaces.allocation a
		where a.during && tstzrange(${from}::timestamptz, ${until}::timestamptz) and (a.held_until is null or a.held_until > clock_timestamp())
			and a.space in (select unnest(${[...spaces]}::uuid[]) union select part from spaces.part where whole = any(${[...spaces]}::uuid[])
				union select whole from spaces.part where part = any(${[...spaces]}::uuid[]))
		order by lower(a.during), a.id`.execute(on);
	return rows.map(({ subjectKind, subject, ...its }) => ({ ...its, subject: ref(subjectKind, subject) }));
}

/** Everything that clashes and has not ended, in order of time; of the places that some organisations keep, if they are said. */
export async function clashing(keepers: readonly string[] | null = null, on: On = db): Promise<Held[]> {
	const { rows } = await sql<Omit<Held, 'subject'> & { subjectKind: string; subject: string }>`
		select a.id, a.space, a.subject_kind, a.subject, lower(a.during) as starts_at, upper(a.during) as ends_at, a.quantity, a.state
		from spaces.allocation a join spaces.space s on s.id = a.space join network.place_card p on p.id = s.place
		where a.state = 'clashing' and upper(a.during) > now() and (${keepers ? [...keepers] : null}::uuid[] is null or p.organization = any(${keepers ? [...keepers] : null}::uuid[]))
		order by lower(a.during), a.id`.execute(on);
	return rows.map(({ subjectKind, subject, ...its }) => ({ ...its, subject: ref(subjectKind, subject) }));
}
