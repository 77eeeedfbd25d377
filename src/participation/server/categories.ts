import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { holdsPlace, isOver } from '../states.ts';
import { type Booking, bookingById } from './bookings.ts';
import { forgetAdded, grow } from './growth.ts';
import { link, lockPoolsOf, type Pool, poolsFor } from './locks.ts';
import { occupancies, resize } from './pools.ts';
import { type ByParty, lockSeats } from './seats.ts';
import { type On, within } from './tables.ts';
import { hold, promote } from './waiting.ts';

/**
 * Says how many of the places of a pool a category has at most; null: as many as there are. Seats that have the category already count.
 * @throws participation_capacity_taken when more are taken, participation_capacity_waiting when a booking that waits would never fit, 404.
 */
export async function limitCategory(
	tx: Tx,
	{ pool, category, most }: Readonly<{ pool: string; category: string; most: number | null }>,
	by: ByParty
): Promise<void> {
	const part = (await hold(tx, [pool], by.source)).find((one) => one.partOf === pool && one.category === category);
	if (most === (part?.capacity ?? null)) {
		if (part) await forgetAdded(tx, part.id);
		return;
	}
	await resize(tx, part?.id ?? (await openPart(tx, pool, category)), { capacity: most }, by);
}

/** A part without a limit as yet, with the seats that are of its category. */
async function openPart(tx: Tx, whole: string, category: string): Promise<string> {
	const id = newId();
	await within(tx)
		.insertInto('participation.pool')
		.values({
			id,
			capacity: null,
			waiting: true,
			offerMinutes: null,
			closedAt: null,
			closesAt: null,
			partOf: whole,
			category
		})
		.execute();
	await link(tx, [whole, id]);
	await sql`
		with takes as (
			insert into participation.seat_pool (seat, pool, queue)
			select s.id, ${id}, t.queue from participation.seat_pool t join participation.seat s on s.id = t.seat
			where t.pool = ${whole} and s.category = ${category} returning seat, queue
		)
		update participation.pool set queued = c.queued, taken = c.taken from (
			select count(t.queue)::int as queued, (count(*) filter (where s.state in ('offered', 'confirmed', 'fulfilled', 'no_show')))::int as taken
			from takes t join participation.seat s on s.id = t.seat
		) c where id = ${id}`.execute(tx);
	return id;
}

/** What a category that has a maximum has of a pool; `left`: what somebody who comes now can have, null: no limit. */
export type Share = Readonly<{
	category: string;
	capacity: number | null;
	taken: number;
	waiting: number;
	left: number | null;
}>;

/** The shares of the categories that have a maximum, by the pools. */
export async function sharesIn(pools: readonly string[], on: On = db): Promise<Map<string, Share[]>> {
	if (!pools.length) return new Map();
	const { rows } = await sql<{ id: string; whole: string; category: string }>`
		select id, part_of as whole, category from participation.pool where part_of = any(${pools}::uuid[])`.execute(on);
	if (!rows.length) return new Map();
	const known = await occupancies([...rows.map(({ id }) => id), ...pools], on);
	const shares = rows.flatMap(({ id, whole, category }) => {
		const [part, all] = [known.get(id), known.get(whole)];
		if (!part || part.capacity === null) return [];
		const { capacity, taken, waiting } = part;
		const left = Math.min(part.left ?? 0, all?.left ?? Number.POSITIVE_INFINITY);
		return [{ whole, category, capacity, taken, waiting, left }];
	});
	return new Map(
		[...Map.groupBy(shares, ({ whole }) => whole)].map(([whole, here]) => [
			whole,
			here.map(({ whole: _, ...share }) => share)
		])
	);
}

/** How many seats of some categories were ever asked for, by the category; who has none is not in the answer. */
export async function seatsOfCategories(categories: readonly string[], on: On = db): Promise<Map<string, number>> {
	if (!categories.length) return new Map();
	const { rows } = await sql<{ category: string; seats: number }>`
		select category, count(*)::int as seats from participation.seat where category = any(${categories}::uuid[]) group by category`.execute(
		on
	);
	return new Map(rows.map(({ category, seats }) => [category, seats]));
}

/** Of one category, or of none (null), how many seats of a subject have a place, and wait. */
export type CategoryCount = Readonly<{ category: string | null; held: number; waits: number }>;

/** How many places the categories have in a booking, or in all that is booked for a subject. */
export async function categoryCounts(
	of: Readonly<{ bookings: readonly string[] } | { subjects: readonly string[] }>,
	on: On = db
): Promise<Map<string, CategoryCount[]>> {
	const [key, ids] = 'bookings' in of ? [sql`b.id`, of.bookings] : [sql`b.subject`, of.subjects];
	if (!ids.length) return new Map();
	const { rows } = await sql<CategoryCount & { of: string }>`
		select ${key} as of, s.category, (count(*) filter (where s.state = 'waitlisted'))::int as waits,
			(count(*) filter (where s.state in ('confirmed', 'fulfilled', 'no_show') or s.state = 'offered' and s.offered_until > statement_timestamp()))::int as held
		from participation.booking b join participation.seat s on s.booking = b.id where ${key} = any(${ids}::uuid[])
		group by ${key}, s.category`.execute(on);
	return new Map(
		[...Map.groupBy(rows, (row) => row.of)].map(([id, counts]) => [id, counts.map(({ of: _, ...count }) => count)])
	);
}

/**
 * Gives a seat another category, or none (null), where that has a place left for it; the place that it had of the other goes to whoever waits for it. The
 * same again changes nothing.
 * @throws participation_category_full, participation_over, or 404 when the booking has no such seat.
 */
export async function recategorize(
	tx: Tx,
	{ booking, seat: id, category }: Readonly<{ booking: string; seat: string; category: string | null }>,
	by: ByParty
): Promise<void> {
	const ids = await lockPoolsOf(tx, booking);
	const pools = await hold(tx, ids, by.source, booking);
	const [seat] = await lockSeats(tx, [id]);
	if (!seat || seat.booking !== booking) throw missing();
	if (seat.category === category) return;
	if (isOver(seat.state)) throw refused('participation_over');
	const parts = (of: string | null) => poolsFor(of, pools).filter(({ partOf }) => partOf !== null);
	const hers = (await bookingById(booking, tx)).seats.filter((one) => one.category === category);
	for (const part of parts(category)) checkRoom(part, seat.state, hers);
	await leaveParts(tx, seat, parts(seat.category), by);
	await putInto(tx, seat, parts(category));
	await within(tx).updateTable('participation.seat').set({ category }).where('id', '=', id).execute();
	await record(tx, {
		verb: 'participation.recategorized',
		actor: by.actor,
		object: ref('seat', id),
		context: ref(seat.subjectKind, seat.subject),
		source: by.source,
		detail: { kind: seat.kind, from: seat.category, to: category }
	});
	await promote(tx, ids, by.source);
}

type Seat = Awaited<ReturnType<typeof lockSeats>>[number];

/** Who waits needs no place now, but a part in which the party will find room one day. */
function checkRoom({ capacity, taken }: Pool, state: Seat['state'], hers: Booking['seats']): void {
	if (capacity === null) return;
	const waiting = hers.filter((one) => one.state === 'waitlisted').length;
	if (holdsPlace(state) ? taken >= capacity : waiting >= capacity)
		throw refused('participation_category_full', { capacity });
}

const countsOf = (state: Seat['state']) => ({
	taken: Number(holdsPlace(state)),
	queued: Number(state === 'waitlisted')
});

/** Takes a seat out of some parts, which lose what the door added to them for it. */
async function leaveParts(tx: Tx, { id, state }: Seat, parts: readonly Pool[], by: ByParty): Promise<void> {
	const counts = countsOf(state);
	for (const part of parts) {
		const { rows } = await sql<{ added: boolean }>`
			delete from participation.seat_pool where seat = ${id} and pool = ${part.id} returning added`.execute(tx);
		await sql`
			update participation.pool set taken = taken - ${counts.taken}::int, queued = queued - ${counts.queued}::int where id = ${part.id}`.execute(
			tx
		);
		if (rows[0]?.added) await grow(tx, { ...part, taken: part.taken - counts.taken }, -1, by);
	}
}

/** Puts a seat into some parts, where it stands in line as it does in the whole. */
async function putInto(tx: Tx, { id, booking, state }: Seat, parts: readonly Pool[]): Promise<void> {
	const counts = countsOf(state);
	for (const part of parts)
		await sql`
			with put as (
				insert into participation.seat_pool (seat, pool, queue, passed)
				select ${id}, ${part.id}, (select max(queue) from participation.seat_pool where seat = ${id}), (
					select coalesce(max(t.passed), 0) from participation.seat_pool t join participation.seat s on s.id = t.seat
					where s.booking = ${booking} and t.pool = ${part.id} and t.queue is not null)
			)
			update participation.pool set taken = taken + ${counts.taken}::int, queued = queued + ${counts.queued}::int where id = ${part.id}`.execute(
			tx
		);
}
