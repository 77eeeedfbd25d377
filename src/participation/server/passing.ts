import { type RawBuilder, sql } from 'kysely';
import { db, type Tx } from '#kernel/server/db.ts';
import type { On } from './tables.ts';

/**
 * What somebody who comes now can have of a pool `p`, beside its column `taken` or what is counted instead: what is free, but no more than may still
 * go past each of those who wait. A party larger than the pool never fits, and nothing is kept for it.
 */
export const openIn = (taken: RawBuilder<unknown>): RawBuilder<number | null> => sql<
	number | null
>`case when p.capacity is not null then greatest(0, least(p.capacity - ${taken}, case when p.queued > 0 and p.capacity > ${taken} then (
		select min(w.places - w.passed)::int from (
			select count(*) as places, max(t.passed) as passed from participation.seat_pool t join participation.seat s on s.id = t.seat
			where t.pool = p.id and t.queue is not null group by s.booking
		) w where w.places <= p.capacity) end)) end`;

/** The first party in line that finds room in all its pools without going past another more often than that one asks for places. */
export async function nextInLine(tx: Tx, pools: readonly string[]): Promise<string | undefined> {
	const { rows } = await sql<{ booking: string }>`
		with parties as (
			select t.pool, s.booking, min(t.queue) as place, count(*) as places, max(t.passed) as passed
			from participation.seat_pool t join participation.seat s on s.id = t.seat
			where t.pool = any(${pools}::uuid[]) and t.queue is not null group by t.pool, s.booking
		), judged as (
			select w.booking, w.place, p.closed_at is null and (p.closes_at is null or p.closes_at > clock_timestamp()) and (p.capacity is null
				or p.capacity - p.taken >= w.places and w.places <= coalesce(min(w.places - w.passed) filter (where w.places <= p.capacity)
					over (partition by w.pool order by w.place rows between unbounded preceding and 1 preceding), w.places)) as fits
			from parties w join participation.pool p on p.id = w.pool
		)
		select booking from judged group by booking having bool_and(fits) order by min(place) limit 1`.execute(tx);
	return rows[0]?.booking;
}

/** How many places a party that waits for more can have at once, in its turn; 0 when none, or when it does not wait. */
export async function roomInTurn(booking: string, on: On = db): Promise<number> {
	const { rows } = await sql<{ room: number | null }>`
		with hers as (
			select t.pool, min(t.queue) as place from participation.seat s join participation.seat_pool t on t.seat = s.id
			where s.booking = ${booking} and t.queue is not null group by t.pool
		)
		select min(case when p.closed_at is not null or p.closes_at <= clock_timestamp() then 0 when p.capacity is null then null else least(p.capacity - p.taken, (
			select min(w.places - w.passed)::int from (
				select count(*) as places, max(t.passed) as passed from participation.seat_pool t join participation.seat s on s.id = t.seat
				where t.pool = p.id and t.queue < hers.place group by s.booking
			) w where w.places <= p.capacity)) end) as room
		from hers join participation.pool p on p.id = hers.pool`.execute(on);
	return Math.max(0, rows[0]?.room ?? 0);
}

/** Counts what is given to seats that wait as gone past those who have waited longer. Said before they leave the line. */
export async function goPast(tx: Tx, seats: readonly string[]): Promise<void> {
	await sql`
		update participation.seat_pool t set passed = t.passed + w.places from (
			select pool, min(queue) as place, count(*)::int as places from participation.seat_pool
			where seat = any(${seats}::uuid[]) and queue is not null group by pool
		) w join participation.pool p on p.id = w.pool and p.capacity is not null
		where t.pool = w.pool and t.queue < w.place`.execute(tx);
}

/** The same of places that go to somebody who comes now: past all who wait. */
export async function goPastAll(tx: Tx, pools: readonly string[], seats: number): Promise<void> {
	await sql`update participation.seat_pool set passed = passed + ${seats}::int where queue is not null
		and pool in (select id from participation.pool where id = any(${pools}::uuid[]) and queued > 0 and capacity is not null)`.execute(
		tx
	);
}
