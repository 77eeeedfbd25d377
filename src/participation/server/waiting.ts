import { type RawBuilder, sql } from 'kysely';
import type { Source } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import { send } from '#kernel/server/jobs.ts';
import { lock, type Pool } from './locks.ts';
import { goPast, nextInLine } from './passing.ts';
import { move } from './seats.ts';
import type { On } from './tables.ts';

const MINUTE = 60_000;

/**
 * Locks the pools and brings them up to the moment: offers that have run out end, and their places go to the next in line, never to whoever
 * comes now. Every change of pools begins here.
 * @param booking whose offers end too although it takes from no pool.
 * @returns the asked pools as they are then, and the parts of them.
 */
export async function hold(tx: Tx, ids: readonly string[], source: Source, booking?: string): Promise<Pool[]> {
	const asked = (pools: readonly Pool[]) =>
		pools.filter(({ id, partOf }) => ids.includes(id) || ids.includes(partOf ?? ''));
	const pools = await lock(tx, ids);
	if (!pools.some(({ lapsed }) => lapsed) && (ids.length || !booking)) return asked(pools);
	const all = pools.map(({ id }) => id);
	if (!(await endLapsed(tx, all, booking))) return asked(pools);
	await promote(tx, all, source);
	return asked(await lock(tx, ids));
}

/** Gives free places to those who wait, in the order of their bookings; one that does not fit is passed, but by no more places than it asks for. */
export async function promote(tx: Tx, ids: readonly string[], source: Source): Promise<void> {
	if (!ids.length) return;
	// locked anew: a link may have been made while this transaction waited for the first lock
	const locked = await lock(tx, ids);
	if (locked.every(({ queued }) => queued === 0)) return;
	const pools = locked.map(({ id }) => id);
	for (let next = await nextInLine(tx, pools); next; next = await nextInLine(tx, pools)) {
		const { booking, seats, minutes } = await turnOf(tx, next);
		await goPast(tx, seats);
		await move(tx, seats, minutes ? 'offer' : 'confirm', { source, minutes: minutes ?? undefined });
		if (minutes) await remindToExpire(tx, booking, minutes);
	}
}

/** Asks for the offers of a booking to be ended when their time is over. */
export async function remindToExpire(tx: Tx, booking: string, minutes: number): Promise<void> {
	await send(tx, 'participation.expire', { booking }, { startAfter: new Date(Date.now() + minutes * MINUTE) });
}

/** How long an offer in some pools runs when it was agreed to run so many minutes. */
export async function minutesLeft(tx: Tx, pools: readonly string[], agreed: number): Promise<number> {
	const { rows } = await sql<{ minutes: number | null }>`
		select ${runsAtMost(sql`${agreed}::int`, sql`min(p.closes_at)`)} as minutes from participation.pool p
		where p.id = any(${pools}::uuid[])`.execute(tx);
	return rows[0]?.minutes ?? agreed;
}

/** The place on the waiting list of those of the seats that wait, from 1; of a seat in several pools, the farthest. */
export async function positions(on: On, seats: readonly string[]): Promise<Map<string, number>> {
	if (!seats.length) return new Map();
	const { rows } = await sql<{ seat: string; position: number }>`
		select seat, max(position) as position from (
			select seat, row_number() over (partition by pool order by queue) as position from participation.seat_pool
			where queue is not null
				and pool in (select pool from participation.seat_pool where seat = any(${seats}::uuid[]) and queue is not null)
		) list where seat = any(${seats}::uuid[]) group by seat`.execute(on);
	return new Map(rows.map(({ seat, position }) => [seat, position]));
}

/** @returns how many seats lost their offer. */
async function endLapsed(tx: Tx, pools: readonly string[], booking: string | null = null): Promise<number> {
	const { rows } = await sql<{ id: string }>`
		select s.id from participation.seat s where s.state = 'offered' and s.offered_until <= clock_timestamp()
			and (s.booking = ${booking}::uuid
				or exists (select from participation.seat_pool t where t.seat = s.id and t.pool = any(${pools}::uuid[])))`.execute(
		tx
	);
	await move(
		tx,
		rows.map(({ id }) => id),
		'expire',
		{ source: 'job' }
	);
	return rows.length;
}

/** How many minutes an offer runs that is made now: as long as was agreed, but not past the moment when its pool closes. */
const runsAtMost = (minutes: RawBuilder<unknown>, closesAt: RawBuilder<unknown>): RawBuilder<number | null> => sql<
	number | null
>`case when ${minutes} is not null then
	greatest(1, least(${minutes}, floor(extract(epoch from ${closesAt} - clock_timestamp()) / 60)))::int end`;

type Turn = Readonly<{ booking: string; seats: string[]; minutes: number | null }>;

/** What a party waits for, and how long it has to answer; null: it is confirmed at once. */
async function turnOf(tx: Tx, booking: string): Promise<Turn> {
	const { rows } = await sql<Turn>`
		select s.booking, array_agg(distinct s.id) as seats, ${runsAtMost(sql`min(p.offer_minutes)`, sql`min(p.closes_at)`)} as minutes
		from participation.seat s join participation.seat_pool t on t.seat = s.id and t.queue is not null
		join participation.pool p on p.id = t.pool where s.booking = ${booking} group by s.booking`.execute(tx);
	return rows[0] ?? { booking, seats: [], minutes: null };
}
