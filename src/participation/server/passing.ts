import { type RawBuilder, sql } from 'kysely';
import { db, type Tx } from '#kernel/server/db.ts';
import type { On } from './tables.ts';

/**
 * Whether a part of a pool `p` has too few places for a party: then it holds up nobody in the whole. In the part it does, and what is freed there is kept
 * for it, so that it comes to its turn in one after the other.
 */
const shortInPart = (booking: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`exists (
	select from participation.pool q join participation.seat_pool u on u.pool = q.id and u.queue is not null join participation.seat v on v.id = u.seat
	where q.part_of = p.id and v.booking = ${booking} group by q.id having count(*) > q.capacity - q.taken)`;

/**
 * What somebody who comes now can have of a pool `p`, beside its column `taken` or what is counted instead: what is free, but no more than may still
 * go past each of those who wait. A party larger than the pool never fits, and nothing is kept for it.
 */
export const openIn = (taken: RawBuilder<unknown>): RawBuilder<number | null> => sql<
	number | null
>`case when p.capacity is not null then greatest(0, least(p.capacity - ${taken}, case when p.queued > 0 and p.capacity > ${taken} then (
		select min(w.places - w.passed)::int from (
			select s.booking, count(*) as places, max(t.passed) as passed from participation.seat_pool t join participation.seat s on s.id = t.seat
			where t.pool = p.id and t.queue is not null group by s.booking
		) w where w.places <= p.capacity and not ${shortInPart(sql`w.booking`)}) end)) end`;

/** The first party in line that finds room in all its pools without going past another more often than that one asks for places. */
export async function nextInLine(tx: Tx, pools: readonly string[]): Promise<string | undefined> {
	const { rows } = await sql<{ booking: string }>`
		with parties as (
			select t.pool, s.booking, min(t.queue) as place, count(*) as places, max(t.passed) as passed
			from participation.seat_pool t join participation.seat s on s.id = t.seat
			where t.pool = any(${pools}::uuid[]) and t.queue is not null group by t.pool, s.booking
		), short as (
			select distinct w.booking, p.part_of as pool from parties w join participation.pool p on p.id = w.pool
			where p.part_of is not null and w.places > p.capacity - p.taken
		), judged as (
			select w.booking, w.place, p.closed_at is null and (p.closes_at is null or p.closes_at > clock_timestamp()) and (p.capacity is null
				or p.capacity - p.taken >= w.places and w.places <= coalesce(min(w.places - w.passed) filter (where w.places <= p.capacity and h.pool is null)
					over (partition by w.pool order by w.place rows between unbounded preceding and 1 preceding), w.places)) as fits
			from parties w join participation.pool p on p.id = w.pool left join short h on h.booking = w.booking and h.pool = w.pool
		)
		select booking from judged group by booking having bool_and(fits) order by min(place) limit 1`.execute(tx);
	return rows[0]?.booking;
}

/** How many places a party that waits for more can have at once, in its turn; 0 when none, or when it does not wait. */
export const roomInTurn = async (booking: string, on: On = db): Promise<number> =>
	(await seatsInTurn(booking, on)).length;

/** Those of the seats of a party that waits which can have a place at once, in its turn: the first in line that find room in all their pools. */
export async function seatsInTurn(booking: string, on: On = db): Promise<string[]> {
	const { rows } = await sql<{ room: number | null; seats: string[] }>`
		with hers as (
			select t.pool, min(t.queue) as place, array_agg(t.seat order by t.queue) as seats
			from participation.seat s join participation.seat_pool t on t.seat = s.id
			where s.booking = ${booking} and t.queue is not null group by t.pool
		)
		select hers.seats, case when p.closed_at is not null or p.closes_at <= clock_timestamp() then 0 when p.capacity is not null then least(p.capacity - p.taken, (
			select min(w.places - w.passed)::int from (
				select s.booking, count(*) as places, max(t.passed) as passed from participation.seat_pool t join participation.seat s on s.id = t.seat
				where t.pool = p.id and t.queue < hers.place group by s.booking
			) w where w.places <= p.capacity and not ${shortInPart(sql`w.booking`)})) end as room
		from hers join participation.pool p on p.id = hers.pool order by p.part_of nulls first`.execute(on);
	const rooms = rows.map(({ room, seats }) => ({ room: room ?? Number.POSITIVE_INFINITY, seats: new Set(seats) }));
	const [whole] = rows;
	return (whole?.seats ?? []).filter((seat) => {
		const hers = rooms.filter(({ seats }) => seats.has(seat));
		const fits = hers.every(({ room }) => room > 0);
		if (fits) for (const room of hers) room.room--;
		return fits;
	});
}

/** Counts what is given to seats that wait as gone past those who have waited longer. Said before they leave the line. */
export async function goPast(tx: Tx, seats: readonly string[]): Promise<void> {
	await sql`
		update participation.seat_pool t set passed = t.passed + w.places from (
			select pool, min(queue) as place, count(*)::int as places from participation.seat_pool
			where seat = any(${seats}::uuid[]) and queue is not null group by pool
		) w join participation.pool p on p.id = w.pool and p.capacity is not null
		where t.pool = w.pool and t.queue < w.place and not ${shortInPart(bookingOf)}`.execute(tx);
}

/** The same of places that go to somebody who comes now: past all who wait. `seats`: how many, by the ids of the pools. */
export async function goPastAll(tx: Tx, seats: ReadonlyMap<string, number>): Promise<void> {
	await sql`update participation.seat_pool t set passed = t.passed + w.places
		from unnest(${[...seats.keys()]}::uuid[], ${[...seats.values()]}::int[]) as w (pool, places)
		join participation.pool p on p.id = w.pool and p.queued > 0 and p.capacity is not null
		where t.pool = w.pool and t.queue is not null and not ${shortInPart(bookingOf)}`.execute(tx);
}

const bookingOf = sql`(select s.booking from participation.seat s where s.id = t.seat)`;
