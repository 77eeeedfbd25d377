import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refusal } from '#kernel/errors.ts';
import type { Ref } from '#kernel/facts.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { countPassed, openNow, type Turn, waitForNothing } from '../../../tests/support/turns.ts';
import { fold } from '../index.ts';
import { holdsPlace, type State } from '../states.ts';
import { by, step, steps, type World } from './any-order.fixture.ts';
import {
	book,
	bookingById,
	bookingByToken,
	bookingsFor,
	cancel,
	type Fit,
	occupancies,
	occupancy,
	openPool,
	type Receipt,
	roomInTurn,
	takeWhatIsThere
} from './index.ts';
import { factsOf, newSubject, options, refusal, request, reserve, stateOf } from './support.fixture.ts';

beforeAll(async () => {
	const { connection } = await testDatabase();
	openSecret('a secret for the tests', '');
	prepareJobs(connection);
});
afterAll(stopJobs);

const pool = (capacity: number) => transaction((tx) => openPool(tx, { capacity, waiting: true, offerMinutes: null }));
const leave = ({ booking }: Receipt) => transaction((tx) => cancel(tx, booking.id, { ...by, by: 'party' }));

test('who fits goes past a group that does not, by as many places as it asks for; then what is freed is kept for it', async () => {
	const [subject, place] = [newSubject(), await pool(3)];
	const [pair, single] = [await reserve(subject, [place], 2), await reserve(subject, [place])];
	const trio = await reserve(subject, [place], 3);
	const behind = await reserve(subject, [place]);
	await leave(pair);
	expect(await stateOf(behind.seats[0]?.id ?? '')).toBe('confirmed');
	expect(await occupancy(place)).toMatchObject({ taken: 2, waiting: 3, left: 1, kept: 0 });
	const newcomer = await reserve(subject, [place]);
	expect(newcomer.seats[0]?.state).toBe('confirmed');
	await leave(single);
	expect((await reserve(subject, [place])).seats[0]?.state).toBe('confirmed');
	await leave(behind);
	expect(await occupancy(place)).toMatchObject({ taken: 2, waiting: 3, left: 0, kept: 1 });
	const last = await reserve(subject, [place]);
	expect(last.seats[0]).toMatchObject({ state: 'waitlisted', position: 4 });
	await leave(newcomer);
	expect(await occupancy(place)).toMatchObject({ taken: 1, left: 0, kept: 2 });
	await leave(trio);
	expect(await stateOf(last.seats[0]?.id ?? '')).toBe('confirmed');
	expect(await occupancy(place)).toMatchObject({ taken: 2, waiting: 0, left: 1, kept: 0 });
});

test('a party that does not fit is asked, and has what it chose', async () => {
	const [subject, place] = [newSubject(), await pool(4)];
	const ask = (seats: number, fit: Fit, key = crypto.randomUUID()) =>
		book(request(seats, { idempotencyKey: key }), options(subject, [place], { fit }));
	const states = ({ seats }: Receipt) => seats.map(({ state }) => state).join(' ');
	await reserve(subject, [place]);
	await expect(ask(5, { choice: 'ask' })).rejects.toMatchObject({ code: 'participation_choose', params: { left: 3 } });
	await expect(ask(5, { choice: 'some', seen: 4 })).rejects.toMatchObject({ code: 'participation_choose' });
	await expect(ask(5, { choice: 'together' })).rejects.toMatchObject({ code: 'participation_too_many' });
	const key = crypto.randomUUID();
	const split = await ask(4, { choice: 'split', seen: 2 }, key);
	expect(states(split)).toBe('confirmed confirmed confirmed waitlisted');
	expect(split.seats.map(({ position }) => position)).toEqual([null, null, null, 1]);
	expect((await ask(4, { choice: 'split', seen: 2 }, key)).repeated).toBe(true);
	await expect(ask(2, { choice: 'some', seen: 1 })).rejects.toMatchObject({ code: 'participation_gone' });
	expect(states(await ask(2, { choice: 'ask' }))).toBe('waitlisted waitlisted');
	await transaction((tx) => cancel(tx, split.booking.id, { ...by, by: 'party' }));
	expect(await occupancy(place)).toMatchObject({ taken: 3, waiting: 0, left: 1 });
	expect(states(await ask(3, { choice: 'some', seen: 1 }))).toBe('confirmed');
});

test('a party that waits takes what is there in its turn, as many as it was told of, and waits on for the others', async () => {
	const [subject, place] = [newSubject(), await pool(4)];
	const [pair] = [await reserve(subject, [place], 2), await reserve(subject, [place], 2)];
	const group = await reserve(subject, [place], 4);
	const behind = await reserve(subject, [place], 3);
	expect(await roomInTurn(group.booking.id)).toBe(0);
	await leave(pair);
	expect(await roomInTurn(group.booking.id)).toBe(2);
	expect(await roomInTurn(behind.booking.id)).toBe(2);
	expect(await refusal((tx) => takeWhatIsThere(tx, group.booking.id, 3, by))).toBe('participation_gone');
	await transaction((tx) => takeWhatIsThere(tx, behind.booking.id, 2, by));
	expect((await bookingByToken(behind.token)).seats.map(({ state }) => state)).toEqual([
		'confirmed',
		'confirmed',
		'waitlisted'
	]);
	expect(await occupancy(place)).toMatchObject({ taken: 4, waiting: 5, left: 0 });
	expect(await refusal((tx) => takeWhatIsThere(tx, group.booking.id, 1, by))).toBe('participation_gone');
});

test('whatever happens in whatever order, the places, the list and the log agree', { timeout: 60_000 }, async () => {
	const capacities = fc.tuple(fc.nat(4), fc.option(fc.nat(4)));
	await fc.assert(
		fc.asyncProperty(capacities, fc.array(step, { minLength: 5, maxLength: 25 }), async ([one, two], course) => {
			const open = (capacity: number | null, offerMinutes: number | null) =>
				transaction((tx) => openPool(tx, { capacity, waiting: true, offerMinutes }));
			const world: World = {
				subject: newSubject(),
				pools: [await open(one, 60), await open(two, null)],
				receipts: [],
				decided: [],
				scans: [],
				before: [],
				passed: new Map()
			};
			for (const { name, which, amount } of course) {
				if (world.receipts.length || ['book', 'resize', 'limit'].includes(name))
					await attempt(() => steps[name](world, which, amount));
				await checkPlaces(world);
			}
			await checkLog(world);
		}),
		{ numRuns: 25, interruptAfterTimeLimit: 8000 }
	);
});

/** A refusal is an answer; any other error is a fault. */
async function attempt(act: () => Promise<unknown>): Promise<void> {
	try {
		await act();
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
	}
}

type Row = { pool: string; booking: string; seat: string; state: State; queue: number | null };
type Pool = { id: string; capacity: number | null; taken: number; queued: number; partOf: string | null };

async function checkPlaces(world: World): Promise<void> {
	const { pools, subject } = world;
	const { rows: kept } = await sql<Pool>`
		select id, capacity, taken, queued, part_of from participation.pool where coalesce(part_of, id) = any(${pools}::uuid[])`.execute(
		db
	);
	const ids = kept.map(({ id }) => id);
	const { rows } = await sql<Row>`
		select t.pool, s.booking, s.id as seat, s.state, t.queue from participation.seat_pool t join participation.seat s on s.id = t.seat
		where t.pool = any(${ids}::uuid[]) order by t.queue`.execute(db);
	for (const { id, capacity, taken, queued } of kept) {
		const here = rows.filter(({ pool }) => pool === id);
		expect(taken).toBe(here.filter(({ state }) => holdsPlace(state)).length);
		expect(queued).toBe(here.filter(({ queue }) => queue !== null).length);
		expect(here.filter(({ queue, state }) => (queue !== null) !== (state === 'waitlisted'))).toEqual([]);
		expect(taken).toBeLessThanOrEqual(capacity ?? Number.POSITIVE_INFINITY);
	}
	const turns = rows.map((row) => ({ ...row, held: holdsPlace(row.state) }));
	expect(countPassed([world.before, turns], kept, world.passed, world.decided.splice(0))).toEqual([]);
	expect(waitForNothing(turns, kept, world.passed), 'waits for nothing').toEqual([]);
	await checkLeft(world, turns, kept);
	world.before = turns;
	await checkPositions(subject, rows);
}

/** What the program says somebody can have is what the rule gives her. */
async function checkLeft({ passed }: World, turns: readonly Turn[], kept: readonly Pool[]): Promise<void> {
	const shown = await occupancies(kept.map(({ id }) => id));
	for (const room of kept) {
		const { left, taken, capacity } = shown.get(room.id) ?? {};
		// an offer that has run out and is not ended yet holds nothing any more, and its place is of those who wait
		if (taken !== room.taken) continue;
		expect(left).toBe(openNow(turns, room, passed, kept, left));
		expect(capacity).toBe(room.capacity);
	}
}

/** Every list counts from 1 without a gap, in the order of the queue. */
async function checkPositions(subject: Ref, rows: readonly Row[]): Promise<void> {
	const shown = new Map(
		(await bookingsFor(subject)).flatMap(({ seats }) => seats.map(({ id, position }) => [id, position] as const))
	);
	const expected = new Map<string, number>();
	const lengths = new Map<string, number>();
	for (const { pool, seat } of rows.filter(({ queue }) => queue !== null)) {
		const place = (lengths.get(pool) ?? 0) + 1;
		lengths.set(pool, place);
		expected.set(seat, Math.max(place, expected.get(seat) ?? 0));
	}
	for (const [seat, position] of shown) expect(position).toBe(expected.get(seat) ?? null);
}

async function checkLog({ subject, receipts }: World): Promise<void> {
	const states = fold(await factsOf(subject));
	const { rows } = await sql<{ id: string; state: State }>`
		select s.id, s.state from participation.seat s join participation.booking b on b.id = s.booking where b.subject = ${subject.id}`.execute(
		db
	);
	expect(states).toEqual(new Map(rows.map(({ id, state }) => [id, state])));
	for (const { booking } of receipts) expect((await bookingById(booking.id)).seats.length).toBe(booking.seats.length);
}
