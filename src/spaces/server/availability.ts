import { sql } from 'kysely';
import { type Ref, ref } from '#kernel/facts.ts';
import { db } from '#kernel/server/db.ts';
import type { Stretch } from '../free.ts';
import type { On } from './tables.ts';

/**
 * When some spaces cannot be had, between two moments, in order and without touching: of a room when it or a part of it is somebody's, of a pool when none of its units is left. One query, whatever
 * their number.
 */
export async function busy(
	spaces: readonly string[],
	from: Date,
	until: Date,
	on: On = db
): Promise<Map<string, Stretch[]>> {
	if (!spaces.length || until <= from) return new Map();
	const { rows } = await sql<{ space: string; busy: string[] | null }>`
		with given as (
			select s.id as space, s.kind in ('desks', 'machine', 'kit') and not exists (select from spaces.part p where p.whole = s.id) as pooled
			from spaces.space s where s.id = any(${[...spaces]}::uuid[])
		), units as (
			select g.space, g.pooled, u.id as unit from given g join spaces.unit u on u.space = g.space where u.retired_at is null
			union all
			select g.space, g.pooled, u.id from given g join spaces.part p on p.whole = g.space join spaces.unit u on u.space = p.part where u.retired_at is null
		), taken as (
			select u.space, u.pooled, u.unit, coalesce(range_agg(o.during) filter (where o.during is not null), '{}'::tstzmultirange) as during
			from units u left join (
				select o.unit, o.during from spaces.occupancy o join spaces.allocation a on a.id = o.allocation
				where o.during && tstzrange(${from}::timestamptz, ${until}::timestamptz) and (a.held_until is null or a.held_until > clock_timestamp())
			) o on o.unit = u.unit
			group by u.space, u.pooled, u.unit
		), together as (
			select space, case when bool_and(pooled) then range_intersect_agg(during) else range_agg(during) end as during from taken group by space
		)
		select space, array(
			select extract(epoch from greatest(lower(one), ${from}::timestamptz)) * 1000 || ' ' || extract(epoch from least(upper(one), ${until}::timestamptz)) * 1000
			from unnest(during) as one) as busy
		from together`.execute(on);
	return new Map(rows.map(({ space, busy }) => [space, (busy ?? []).map(stretch)]));
}

function stretch(text: string): Stretch {
	const [from = 0, until = 0] = text.split(' ').map(Number);
	return { from: new Date(Math.round(from)), until: new Date(Math.round(until)) };
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
