import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import type { Ref } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { Side } from '../events.ts';
import { type Act, isOver, next, over, type State } from '../states.ts';
import { type Booking, bookingById } from './bookings.ts';
import { fitting } from './fitting.ts';
import { takeAddedAway } from './growth.ts';
import { lock, lockPoolsOf } from './locks.ts';
import { type ByParty, move } from './seats.ts';
import { within } from './tables.ts';
import { hold, promote } from './waiting.ts';

type Leave = ByParty &
	Readonly<{
		/** One seat; when not said, the whole booking. */
		seat?: string;
		by: Side;
		/** A short code without personal words: the log keeps it for ever. */
		reason?: string | null;
		/** Whether the pools lose what they grew by for these seats, which were a mistake at the door. */
		shrinks?: boolean;
	}>;

/**
 * Gives seats back, and their places to those who wait. What is given back already stays so: a second call changes nothing.
 * @returns the booking as it is then. Throws participation_past when one has been there already.
 */
export async function cancel(tx: Tx, id: string, how: Leave): Promise<Booking> {
	const pools = await giveBack(tx, id, how);
	await promote(tx, pools, how.source);
	return bookingById(id, tx);
}

/** The same before anybody is promoted. @returns the pools in which somebody may be. */
async function giveBack(tx: Tx, id: string, { seat, shrinks, ...how }: Leave): Promise<string[]> {
	const pools = await lockPoolsOf(tx, id);
	await hold(tx, pools, how.source, id);
	const { seats } = await bookingById(id, tx);
	const meant = seats.filter((one) => !seat || one.id === seat);
	if (!meant.length) throw missing();
	const live = meant.filter(({ state }) => !isOver(state));
	const leaving = live.filter(({ state }) => state !== 'fulfilled' && state !== 'no_show');
	if (live.length && !leaving.length) throw refused('participation_past');
	for (const act of ['withdraw', 'decline', 'cancel'] as const) {
		const mine = leaving.filter(({ state }) => exit(state, how.by) === act);
		await move(
			tx,
			mine.map(({ id }) => id),
			act,
			how
		);
	}
	if (shrinks)
		await takeAddedAway(
			tx,
			id,
			leaving.map((one) => one.id),
			how
		);
	return pools;
}

/** Gives back all of some bookings that nobody has come to, as when whoever made them is erased. */
export async function cancelAll(
	tx: Tx,
	bookings: readonly string[],
	how: Omit<Leave, 'seat' | 'shrinks'>
): Promise<void> {
	const { rows } = await sql<{ booking: string; pools: string[] }>`
		select s.booking, coalesce(array_agg(distinct t.pool) filter (where t.pool is not null), '{}') as pools
		from participation.seat s left join participation.seat_pool t on t.seat = s.id
		where s.booking = any(${[...bookings]}::uuid[]) and s.state <> all(${[...over, 'fulfilled', 'no_show']}) group by s.booking`.execute(
		tx
	);
	// all at once, so that no two who lock several wait for each other
	await lock(tx, [...new Set(rows.flatMap(({ pools }) => pools))]);
	const freed = new Set<string>();
	for (const { booking } of rows) for (const pool of await giveBack(tx, booking, how)) freed.add(pool);
	// nobody is promoted before all are out: it would be into what is being given back
	await promote(tx, [...freed], how.source);
}

/**
 * Cancels all that is booked for a subject, as when a séance falls through; whoever has been there already stays counted.
 * Places in pools shared with other subjects go to those who wait for these.
 * @param reason a short code without personal words.
 * @returns how many seats were cancelled.
 */
export async function cancelSubject(tx: Tx, subject: Ref, reason: string, how: ByParty): Promise<number> {
	const pools = await within(tx)
		.selectFrom('participation.booking as b')
		.innerJoin('participation.seat as s', 's.booking', 'b.id')
		.innerJoin('participation.seatPool as t', 't.seat', 's.id')
		.select('t.pool')
		.distinct()
		.where('b.subject', '=', subject.id)
		.execute();
	const ids = pools.map(({ pool }) => pool);
	// nobody is promoted before all are out: it would be into what is being cancelled
	await lock(tx, ids);
	const seats = await within(tx)
		.selectFrom('participation.seat as s')
		.innerJoin('participation.booking as b', 'b.id', 's.booking')
		.select(['s.id', 's.state', 'b.kind'])
		.where('b.subject', '=', subject.id)
		.where('b.subjectKind', '=', subject.kind)
		.forUpdate('s')
		.orderBy('s.id')
		.execute();
	const live = seats.filter(({ kind, state }) => 'to' in next(kind, state, 'cancel'));
	await move(
		tx,
		live.map(({ id }) => id),
		'cancel',
		{ ...how, by: 'organiser', reason }
	);
	await promote(tx, ids, how.source);
	return live.length;
}

/**
 * Takes back what `cancelSubject` did to those who had a place, as when a séance takes place after all: as many as find room, the first who booked first.
 * Who waited, and who was erased meanwhile, stays out. The pools must be closed until then, so that nobody came in between.
 * @param reason the one that they were cancelled for.
 * @returns how many seats have their place again.
 */
export async function reinstateSubject(
	tx: Tx,
	subject: Ref,
	reason: string,
	{ pool, ...how }: ByParty & Readonly<{ pool: string }>
): Promise<number> {
	const pools = (await lock(tx, [pool])).filter((one) => (one.partOf ?? one.id) === pool);
	const { rows } = await sql<{ id: string; category: string | null }>`
		select s.id, s.category from participation.seat s join participation.booking b on b.id = s.booking
		where b.subject = ${subject.id} and b.subject_kind = ${subject.kind} and b.party is not null and s.state = 'cancelled' and (
			select a.detail ->> 'reason' = ${reason} and a.detail ->> 'from' = 'confirmed' from kernel.activity a
			where a.object = s.id and a.verb = 'participation.cancelled' order by a.recorded_at desc limit 1)
		order by b.created_at, s.id`.execute(tx);
	const back = fitting(rows, pools, ({ capacity, taken }) => (capacity === null ? null : capacity - taken));
	await move(
		tx,
		back.map(({ id }) => id),
		'reinstate',
		{ ...how, actor: how.actor ?? null }
	);
	return back.length;
}

/** Organisers cancel; whoever had booked withdraws before she has a place, declines an offer, cancels a place. */
function exit(state: State, by: Side): Act {
	if (by === 'organiser') return 'cancel';
	if (state === 'confirmed') return 'cancel';
	return state === 'offered' ? 'decline' : 'withdraw';
}
