import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import type { Tx } from '#kernel/server/db.ts';
import { openIn } from './passing.ts';

/** The first key of the advisory locks in which those who want a pool stand in line. */
const QUEUE = 7100;

/** A pool as it is under the lock. */
export type Pool = Readonly<{
	id: string;
	capacity: number | null;
	waiting: boolean;
	offerMinutes: number | null;
	taken: number;
	queued: number;
	closedAt: Date | null;
	/** What somebody who comes now can have of it; null: no limit. */
	open: number | null;
	/** The pool that it is a part of, and for the seats of which category. */
	partOf: string | null;
	category: string | null;
	/** Whether an offer in it has run out and still holds its place. */
	lapsed: boolean;
}>;

/**
 * Locks the pools and all that are linked to them until the end of the transaction, in the order of their ids so that no two wait for each other.
 * @returns the locked pools, more than were asked when some are linked. Throws 404 when one does not exist.
 */
export async function lock(tx: Tx, ids: readonly string[]): Promise<Pool[]> {
	if (!ids.length) return [];
	const pools = await lockLinked(tx, ids);
	if (!ids.every((id) => pools.some((pool) => pool.id === id))) throw missing();
	return pools;
}

/** Says that the pools are used together by one booking. */
export async function link(tx: Tx, ids: readonly string[]): Promise<void> {
	if (ids.length < 2) return;
	await sql`
		insert into participation.pool_link (pool, other)
		select a, b from unnest(${ids}::uuid[]) as a, unnest(${ids}::uuid[]) as b where a <> b order by a, b
		on conflict do nothing`.execute(tx);
}

/** Of some pools those that a seat takes from: a part only when it is for its category. */
export const poolsFor = <P extends Pick<Pool, 'partOf' | 'category'>>(
	category: string | null,
	pools: readonly P[]
): P[] => pools.filter((pool) => pool.partOf === null || pool.category === category);

/** How many of some seats take from a pool. */
export const countIn = (
	{ partOf, category }: Pick<Pool, 'partOf' | 'category'>,
	seats: readonly Categorised[]
): number => (partOf === null ? seats.length : seats.filter((seat) => seat.category === category).length);

type Categorised = Readonly<{ category: string | null }>;

/**
 * Locks the pools that a booking takes from, and others in the same breath. A booking that is put into other pools meanwhile is followed.
 * @returns the ids of the booking's.
 */
export async function lockPoolsOf(tx: Tx, booking: string, others: readonly string[] = []): Promise<string[]> {
	const ids = await poolsOf(tx, booking);
	await lock(tx, [...ids, ...others]);
	const now = await poolsOf(tx, booking);
	return now.every((id) => ids.includes(id)) ? now : lockPoolsOf(tx, booking, others);
}

async function poolsOf(tx: Tx, booking: string): Promise<string[]> {
	const { rows } = await sql<{ pool: string }>`
		select distinct t.pool from participation.seat s join participation.seat_pool t on t.seat = s.id where s.booking = ${booking}`.execute(
		tx
	);
	return rows.map(({ pool }) => pool);
}

async function lockLinked(tx: Tx, ids: readonly string[]): Promise<Pool[]> {
	const linked = sql`
		with recursive linked (id) as (
			select unnest(${ids}::uuid[]) union select l.other from linked join participation.pool_link l on l.pool = linked.id
		)`;
	// A row's lock goes to any of those who wait for it, this one to the first: under load the longest wait is five times shorter.
	await sql`${linked} select pg_advisory_xact_lock(${QUEUE}, place)
		from (select distinct hashtext(id::text) as place from linked order by 1) queue`.execute(tx);
	// not `for update`: that would also hold up whoever only refers to the pool by a foreign key
	const { rows } = await sql<Pool>`${linked}
		select p.id, p.capacity, p.waiting, p.offer_minutes, p.taken, p.queued, p.closed_at, p.part_of, p.category, ${openIn(sql`p.taken`)} as open, exists (
			select from participation.seat s join participation.seat_pool t on t.seat = s.id
			where t.pool = p.id and s.state = 'offered' and s.offered_until <= clock_timestamp()
		) as lapsed
		from participation.pool p where p.id in (select id from linked) order by p.id for no key update of p`.execute(tx);
	return rows;
}
