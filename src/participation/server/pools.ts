import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { ref, type Source } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { forgetAdded } from './growth.ts';
import { lock } from './locks.ts';
import { openIn } from './passing.ts';
import { type ByParty, move } from './seats.ts';
import { type On, within } from './tables.ts';
import { hold, promote } from './waiting.ts';

/** What a pool allows. `capacity` null: no limit. `offerMinutes` null: a freed place is confirmed at once to the first in line. */
type Terms = Readonly<{ capacity: number | null; waiting: boolean; offerMinutes: number | null }>;
/** `closesAt`: nothing is given to those who wait from then on, and no offer runs longer. */
type Opening = Terms & Readonly<{ closesAt?: Date | null }>;

/**
 * How full a pool is: every figure of its places that anybody reads, on a page, in a table, a feed, a letter or at the door. `left` is what somebody
 * who comes now can have, null without a limit; `kept` what is free besides, for those who wait.
 */
type Occupancy = Readonly<{
	capacity: number | null;
	taken: number;
	waiting: number;
	left: number | null;
	kept: number;
	/** Whether one may wait when it is full. */
	waitingList: boolean;
	closed: boolean;
}>;

/** Opens a pool of places. @returns its id. */
export async function openPool(tx: Tx, { closesAt = null, ...terms }: Opening): Promise<string> {
	const id = newId();
	await within(tx)
		.insertInto('participation.pool')
		.values({ id, ...terms, closesAt, closedAt: null })
		.execute();
	return id;
}

/**
 * Changes what a pool allows; new places go to those who wait.
 * @throws participation_capacity_taken when more places are taken, participation_capacity_waiting when a booking that waits would never fit.
 */
export async function resize(tx: Tx, id: string, terms: Partial<Terms>, by: ByParty): Promise<void> {
	const pool = await held(tx, id, by.source);
	const capacity = terms.capacity === undefined ? pool.capacity : terms.capacity;
	if (capacity !== null && capacity < pool.taken) throw refused('participation_capacity_taken', { taken: pool.taken });
	if (capacity !== null) await checkThoseWhoWait(tx, id, capacity);
	await within(tx)
		.updateTable('participation.pool')
		.set({
			capacity,
			waiting: terms.waiting ?? pool.waiting,
			offerMinutes: terms.offerMinutes === undefined ? pool.offerMinutes : terms.offerMinutes
		})
		.where('id', '=', id)
		.execute();
	if (capacity !== pool.capacity) {
		await forgetAdded(tx, id);
		const detail = { from: pool.capacity, to: capacity, taken: pool.taken };
		await record(tx, {
			verb: 'participation.capacity_changed',
			actor: by.actor,
			object: ref('pool', id),
			source: by.source,
			detail
		});
	}
	await promote(tx, [id], by.source);
}

/**
 * Ends booking, promotion and running offers, as when a séance begins.
 * @param by `keepOffers` when the caller ends them in the same transaction, for a reason of her own.
 */
export async function closePool(tx: Tx, id: string, by: ByParty & Readonly<{ keepOffers?: boolean }>): Promise<void> {
	const pool = await held(tx, id, by.source);
	if (pool.closedAt) return;
	await within(tx).updateTable('participation.pool').set({ closedAt: new Date() }).where('id', '=', id).execute();
	const ended = by.keepOffers ? 0 : await endOffers(tx, id, by.source);
	const detail = { taken: pool.taken - ended, waiting: pool.queued };
	await record(tx, {
		verb: 'participation.closed',
		actor: by.actor,
		object: ref('pool', id),
		source: by.source,
		detail
	});
}

/** Says when a pool closes by itself, as when a séance is moved. Offers that run longer end then. */
export async function closeLater(tx: Tx, id: string, closesAt: Date): Promise<void> {
	await lock(tx, [id]);
	await within(tx).updateTable('participation.pool').set({ closesAt }).where('id', '=', id).execute();
	await sql`update participation.seat s set offered_until = least(s.offered_until, ${closesAt}) from participation.seat_pool t
		where t.seat = s.id and t.pool = ${id} and s.state = 'offered'`.execute(tx);
}

/** Takes bookings again; places that were freed meanwhile go to those who wait. */
export async function reopenPool(tx: Tx, id: string, by: ByParty): Promise<void> {
	const pool = await held(tx, id, by.source);
	if (!pool.closedAt) return;
	await within(tx).updateTable('participation.pool').set({ closedAt: null }).where('id', '=', id).execute();
	const detail = { taken: pool.taken, waiting: pool.queued };
	await record(tx, {
		verb: 'participation.reopened',
		actor: by.actor,
		object: ref('pool', id),
		source: by.source,
		detail
	});
	await promote(tx, [id], by.source);
}

/** @throws 404 when there is no such pool. */
export async function occupancy(pool: string, on: On = db): Promise<Occupancy> {
	const found = (await occupancies([pool], on)).get(pool);
	if (!found) throw missing();
	return found;
}

/** How full many pools are, in one query. An offer that has run out no longer counts, even before it is ended. */
export async function occupancies(pools: readonly string[], on: On = db): Promise<Map<string, Occupancy>> {
	if (!pools.length) return new Map();
	const { rows } = await sql<Omit<Occupancy, 'kept'> & { id: string }>`
		select p.id, p.capacity, p.queued as waiting, p.waiting as waiting_list, p.closed_at is not null as closed, p.taken - l.lapsed as taken,
			case when l.lapsed > 0 and p.queued > 0 and p.capacity is not null then 0 else ${openIn(sql`(p.taken - l.lapsed)`)} end as left
		from participation.pool p cross join lateral (
			select count(*)::int as lapsed from participation.seat s join participation.seat_pool t on t.seat = s.id
			where t.pool = p.id and s.state = 'offered' and s.offered_until <= clock_timestamp()
		) l where p.id = any(${pools}::uuid[])`.execute(on);
	return new Map(rows.map(({ id, ...pool }) => [id, { ...pool, kept: kept(pool) }]));
}

const kept = ({ capacity, taken, left }: Omit<Occupancy, 'kept'>): number =>
	capacity === null || left === null ? 0 : capacity - taken - left;

/** @returns how many seats lost their offer; what they held in other pools goes to those who wait there. */
async function endOffers(tx: Tx, id: string, source: Source): Promise<number> {
	const offered = await within(tx)
		.selectFrom('participation.seat as s')
		.innerJoin('participation.seatPool as t', 't.seat', 's.id')
		.select('s.id')
		.where('t.pool', '=', id)
		.where('s.state', '=', 'offered')
		.execute();
	if (!offered.length) return 0;
	await move(
		tx,
		offered.map((seat) => seat.id),
		'expire',
		{ source }
	);
	await promote(tx, [id], source);
	return offered.length;
}

async function held(tx: Tx, id: string, source: Source) {
	const pool = (await hold(tx, [id], source)).find((one) => one.id === id);
	if (!pool) throw missing();
	return pool;
}

/** A booking larger than the pool would hold up all behind it for ever. */
async function checkThoseWhoWait(tx: Tx, id: string, capacity: number): Promise<void> {
	const { rows } = await sql<{ seats: number }>`
		select count(*)::int as seats from participation.seat_pool t join participation.seat s on s.id = t.seat
		where t.pool = ${id} and t.queue is not null group by s.booking having count(*) > ${capacity} order by 1 desc limit 1`.execute(
		tx
	);
	if (rows[0]) throw refused('participation_capacity_waiting', { seats: rows[0].seats });
}
