import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refusal } from '#kernel/errors.ts';
import type { Ref } from '#kernel/facts.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { fold } from '../index.ts';
import { holdsPlace, type State } from '../states.ts';
import {
	accept,
	bookingById,
	bookingsFor,
	cancel,
	checkIn,
	checkOut,
	decline,
	expire,
	markNoShows,
	openPool,
	type Receipt,
	resize,
	undo
} from './index.ts';
import { factsOf, letLapse, newSubject, reserve } from './support.fixture.ts';

type World = { subject: Ref; pools: string[]; receipts: Receipt[]; scans: string[]; before: readonly Row[] };
type Step = { name: keyof typeof steps; which: number; amount: number };

const by = { source: 'web' } as const;

/** What may happen, each with a booking or pool and an amount drawn by chance. */
const steps = {
	async book({ subject, pools, receipts }: World, which: number, amount: number) {
		const [first = '', second = ''] = pools;
		receipts.push(await reserve(subject, [[first], [second], [first, second]][which % 3] ?? [], 1 + (amount % 3)));
	},
	cancel: (world: World, which: number) =>
		transaction(async (tx) => void (await cancel(tx, pick(world, which).booking.id, { ...by, by: 'party' }))),
	cancelSeat: (world: World, which: number, amount: number) =>
		transaction(async (tx) => {
			const { booking, seats } = pick(world, which);
			await cancel(tx, booking.id, { ...by, by: 'organiser', seat: seats[amount % seats.length]?.id });
		}),
	resize: ({ pools }: World, which: number, amount: number) =>
		transaction((tx) =>
			resize(tx, pools[which % 2] ?? '', { capacity: amount % 7, offerMinutes: amount % 2 ? 60 : null }, by)
		),
	accept: (world: World, which: number) =>
		transaction(async (tx) => void (await accept(tx, pick(world, which).booking.id, by))),
	decline: (world: World, which: number) =>
		transaction(async (tx) => void (await decline(tx, pick(world, which).booking.id, by))),
	lapse: (world: World, which: number) => letLapse(pick(world, which).booking.id),
	async expire(world: World, which: number) {
		await letLapse(pick(world, which).booking.id);
		await transaction((tx) => expire(tx, pick(world, which).booking.id));
	},
	async checkIn(world: World, which: number, amount: number) {
		const { seats } = pick(world, which);
		const nonce = crypto.randomUUID();
		await transaction((tx) =>
			checkIn(tx, world.subject, { ticket: seats[amount % seats.length]?.ticket ?? '', nonce, at: new Date(0) }, by)
		);
		world.scans.push(nonce);
	},
	async checkOut(world: World, which: number, amount: number) {
		const { seats } = pick(world, which);
		const nonce = crypto.randomUUID();
		await transaction((tx) =>
			checkOut(tx, world.subject, { ticket: seats[amount % seats.length]?.ticket ?? '', nonce }, by)
		);
		world.scans.push(nonce);
	},
	undo: ({ subject, scans }: World, which: number) =>
		transaction(async (tx) => {
			if (scans.length) await undo(tx, subject, scans[which % scans.length] ?? '', by);
		}),
	miss: ({ subject }: World, which: number) =>
		transaction(async (tx) => void (which % 4 === 0 && (await markNoShows(tx, subject, by))))
};

const names = Object.keys(steps) as Step['name'][];
const weighted = [...names, 'book', 'book', 'book', 'cancel', 'resize', 'accept', 'checkIn', 'undo'] as const;
const step: fc.Arbitrary<Step> = fc.record({
	name: fc.constantFrom(...weighted),
	which: fc.nat(40),
	amount: fc.nat(40)
});

beforeAll(async () => {
	const { connection } = await testDatabase();
	openSecret('a secret for the tests', '');
	prepareJobs(connection);
});
afterAll(stopJobs);

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
				scans: [],
				before: []
			};
			for (const { name, which, amount } of course) {
				if (world.receipts.length || name === 'book' || name === 'resize')
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
type Pool = { id: string; capacity: number | null; taken: number; queued: number };

async function checkPlaces(world: World): Promise<void> {
	const { pools, subject } = world;
	const { rows } = await sql<Row>`
		select t.pool, s.booking, s.id as seat, s.state, t.queue from participation.seat_pool t join participation.seat s on s.id = t.seat
		where t.pool = any(${pools}::uuid[]) order by t.queue`.execute(db);
	const { rows: kept } =
		await sql<Pool>`select id, capacity, taken, queued from participation.pool where id = any(${pools}::uuid[])`.execute(
			db
		);
	for (const { id, capacity, taken, queued } of kept) {
		const here = rows.filter(({ pool }) => pool === id);
		expect(taken).toBe(here.filter(({ state }) => holdsPlace(state)).length);
		expect(queued).toBe(here.filter(({ queue }) => queue !== null).length);
		expect(here.filter(({ queue, state }) => (queue !== null) !== (state === 'waitlisted'))).toEqual([]);
		expect(taken).toBeLessThanOrEqual(capacity ?? Number.POSITIVE_INFINITY);
	}
	checkHeads(rows, kept);
	checkNobodyPassed(world.before, rows);
	world.before = rows;
	await checkPositions(subject, rows);
}

/** Nobody waits at the head of all her lists while there is room for all her seats. */
function checkHeads(rows: readonly Row[], pools: readonly Pool[]): void {
	const waiting = rows.filter(({ queue }) => queue !== null);
	for (const booking of new Set(waiting.map((row) => row.booking))) {
		const hers = pools.filter(({ id }) => waiting.some((row) => row.booking === booking && row.pool === id));
		const fits = hers.every(({ id, capacity, taken }) => {
			const list = waiting.filter(({ pool }) => pool === id);
			const wanted = list.filter((row) => row.booking === booking).length;
			return list[0]?.booking === booking && (capacity === null || capacity - taken >= wanted);
		});
		expect(fits, `${booking} waits for nothing`).toBe(false);
	}
}

/** Whoever has just got a place has overtaken nobody in any of her lists. */
function checkNobodyPassed(before: readonly Row[], rows: readonly Row[]): void {
	const had = new Map(before.map((row) => [`${row.seat} ${row.pool}`, row]));
	for (const { seat, pool, state } of rows) {
		const was = had.get(`${seat} ${pool}`);
		if (!holdsPlace(state) || (was && holdsPlace(was.state))) continue;
		const turn = was?.queue ?? Number.POSITIVE_INFINITY;
		expect(rows.filter((row) => row.pool === pool && row.queue !== null && row.queue < turn)).toEqual([]);
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

function pick({ receipts }: World, which: number): Receipt {
	const receipt = receipts[which % receipts.length];
	if (!receipt) throw new Error('nothing is booked');
	return receipt;
}
