import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, type Ref, ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { type NewFact, recordAll } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { holdsPlace, isOver, next } from '../states.ts';
import { type Booking, bookingById } from './bookings.ts';
import { countIn, lockPoolsOf, type Pool, poolsFor } from './locks.ts';
import { count, lockSeats } from './seats.ts';
import { hold, promote } from './waiting.ts';

type To = Readonly<{ subject: Ref; pools: readonly string[] }>;
type Seat = Awaited<ReturnType<typeof lockSeats>>[number];

/**
 * Puts a booking under another subject by one act: it keeps its seats with their tickets and names, and each seat that was not given back has a place
 * there, also one that waited here. The places here go to those who wait. A second call changes nothing. The two share no pool.
 * @throws participation_full with what is left there, participation_closed, participation_over, participation_past when one has been here already.
 */
export async function transfer(tx: Tx, id: string, to: To, by: By): Promise<Booking> {
	const from = await lockPoolsOf(tx, id, to.pools);
	const pools = await hold(tx, [...from, ...to.pools], by.source, id);
	const booking = await bookingById(id, tx);
	if (booking.subject.id === to.subject.id) return booking;
	const live = leaving(
		await lockSeats(
			tx,
			booking.seats.map((seat) => seat.id)
		)
	);
	if (to.pools.some((pool) => !pools.some((one) => one.id === pool))) throw missing();
	const target = pools.filter((pool) => to.pools.includes(pool.partOf ?? pool.id));
	checkRoom(live, target);
	await count(tx, live.map(leavingCounts));
	await put(tx, booking.seats, target);
	await take(tx, live);
	await readdress(tx, id, to.subject);
	await recordAll(
		tx,
		live.flatMap((seat) => factsOf(seat, booking.subject, to.subject, by))
	);
	await promote(tx, from, by.source);
	return bookingById(id, tx);
}

/** The seats that go along with a place. Those given back go along without. */
function leaving(seats: readonly Seat[]): Seat[] {
	const live = seats.filter(({ state }) => !isOver(state));
	if (!live.length) throw refused('participation_over');
	for (const { kind, state } of live) {
		const confirmed = next(kind, state, 'confirm');
		if (state !== 'confirmed' && 'refused' in confirmed) throw refused(confirmed.refused);
	}
	return live;
}

function checkRoom(seats: readonly Seat[], pools: readonly Pool[]): void {
	if (pools.some(({ closedAt }) => closedAt)) throw refused('participation_closed');
	for (const pool of pools) {
		const { capacity, taken } = pool;
		const asked = countIn(pool, seats);
		if (asked && capacity !== null && taken + asked > capacity)
			throw refused('participation_full', { seats: asked, left: capacity - taken });
	}
}

const leavingCounts = ({ id, state }: Seat) => ({
	id,
	taken: -Number(holdsPlace(state)),
	queued: -Number(state === 'waitlisted')
});

/** Puts seats into other pools, without counting them there. */
async function put(tx: Tx, seats: Booking['seats'], pools: readonly Pool[]): Promise<void> {
	const takes = seats.flatMap((seat) => poolsFor(seat.category, pools).map(({ id }) => ({ seat: seat.id, pool: id })));
	const ids = seats.map(({ id }) => id);
	await sql`delete from participation.seat_pool where seat = any(${ids}::uuid[])`.execute(tx);
	await sql`insert into participation.seat_pool (seat, pool)
		select * from unnest(${takes.map(({ seat }) => seat)}::uuid[], ${takes.map(({ pool }) => pool)}::uuid[])`.execute(
		tx
	);
}

async function take(tx: Tx, live: readonly Seat[]): Promise<void> {
	await count(
		tx,
		live.map(({ id }) => ({ id, taken: 1, queued: 0 }))
	);
	const waiting = live.filter(({ state }) => state !== 'confirmed').map(({ id }) => id);
	await sql`update participation.seat set state = 'confirmed', state_at = clock_timestamp(), offered_until = null
		where id = any(${waiting}::uuid[])`.execute(tx);
}

/** A form's key is good once for a subject: where it was used there too, the booking gets another. */
async function readdress(tx: Tx, id: string, { kind, id: subject }: Ref): Promise<void> {
	await sql`update participation.booking b set subject_kind = ${kind}, subject = ${subject}, idempotency_key = case
			when exists (select from participation.booking o where o.subject = ${subject} and o.idempotency_key = b.idempotency_key) then ${newId()}
			else b.idempotency_key end
		where b.id = ${id}`.execute(tx);
}

/** One for those who look at the subject that is left, one for those who look at the other. */
function factsOf(
	{ id, kind, state }: Seat,
	from: Ref,
	to: Ref,
	by: By
): [NewFact<'participation.moved_out'>, NewFact<'participation.moved_in'>] {
	const seat = { ...by, object: ref('seat', id), detail: { kind, from: state } };
	return [
		{ ...seat, verb: 'participation.moved_out', context: from, target: to },
		{ ...seat, verb: 'participation.moved_in', context: to, target: from }
	];
}
