import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ref, ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import {
	book,
	bookingById,
	cancel,
	cancelAll,
	cancelSubject,
	confirmAtDoor,
	type Fit,
	limitCategory,
	lossOfBooking,
	occupancy,
	openPool,
	presented,
	type Receipt,
	recategorize,
	reinstateSubject,
	roomInTurn,
	sharesIn,
	sweep,
	takeWhatIsThere,
	transfer,
	walkIn
} from './index.ts';
import { newPerson, newSubject, options, refusal, request } from './support.fixture.ts';

const desk = { source: 'desk', actor: null } as const;
const web = { source: 'web' } as const;
const [adult, chair] = [newId(), newId()];

beforeAll(async () => {
	const { connection } = await testDatabase();
	openSecret('a secret for the tests', '');
	prepareJobs(connection);
});
afterAll(stopJobs);

/** Somewhere with so many places, of which so many for wheelchairs. */
async function place(capacity: number, chairs: number | null): Promise<{ subject: Ref; pool: string }> {
	const pool = await transaction(async (tx) => {
		const id = await openPool(tx, { capacity, waiting: true, offerMinutes: null });
		await limitCategory(tx, { pool: id, category: chair, most: chairs }, desk);
		return id;
	});
	return { subject: newSubject(), pool };
}

type Place = Awaited<ReturnType<typeof place>>;

async function ask({ subject, pool }: Place, categories: (string | undefined)[], fit?: Fit, actor: Ref | null = null) {
	const seats = categories.map((category) => ({ category }));
	return book(request(1, { seats }), options(subject, [pool], { fit, actor }));
}

const states = async ({ booking }: Receipt) =>
	(await bookingById(booking.id)).seats.map(({ state }) => state).join(' ');
const leave = ({ booking }: Receipt) => transaction((tx) => cancel(tx, booking.id, { ...web, by: 'party' }));
const shareOf = async ({ pool }: Place) => (await sharesIn([pool])).get(pool)?.[0];

test('who waits for a category that is full holds up nobody else, and has the place of it that is freed first', async () => {
	const here = await place(4, 1);
	const first = await ask(here, [chair]);
	const second = await ask(here, [chair]);
	expect(await states(second)).toBe('waitlisted');
	expect(await occupancy(here.pool)).toMatchObject({ taken: 1, waiting: 1, left: 3, kept: 0 });
	expect(await shareOf(here)).toEqual({ category: chair, capacity: 1, taken: 1, waiting: 1, left: 0 });
	expect(await states(await ask(here, [adult, adult, undefined]))).toBe('confirmed confirmed confirmed');
	const last = await ask(here, [adult]);
	expect(last.seats[0]?.position).toBe(2);
	expect(await transaction((tx) => lossOfBooking(tx, first.booking.id))).toMatchObject({ places: 1, next: 2 });
	await leave(first);
	expect([await states(second), await states(last)]).toEqual(['confirmed', 'waitlisted']);
	expect(await occupancy(here.pool)).toMatchObject({ taken: 4, waiting: 1 });
});

test('a family that does not fit is asked, and has what it saw of each category', async () => {
	const here = await place(5, 1);
	const family = [adult, chair, adult, chair];
	const choose = (fit: Fit) => ask(here, family, fit);
	await expect(choose({ choice: 'ask' })).rejects.toMatchObject({ code: 'participation_choose', params: { left: 3 } });
	await expect(choose({ choice: 'together' })).rejects.toMatchObject({ code: 'participation_too_many' });
	const seenOf = new Map([[chair, 2]]);
	await expect(choose({ choice: 'some', seen: 3, seenOf })).rejects.toMatchObject({ code: 'participation_choose' });
	const fewer = new Map([[adult, 1]]);
	await expect(choose({ choice: 'some', seen: 2, seenOf: fewer })).rejects.toMatchObject({
		code: 'participation_choose'
	});
	const split = await choose({ choice: 'split', seen: 3, seenOf: new Map([[adult, 2]]) });
	expect(await states(split)).toBe('confirmed confirmed confirmed waitlisted');
	expect(await occupancy(here.pool)).toMatchObject({ taken: 3, waiting: 1, left: 2 });
	expect(await roomInTurn(split.booking.id)).toBe(0);
	await transaction((tx) => limitCategory(tx, { pool: here.pool, category: chair, most: 2 }, desk));
	expect(await states(split)).toBe('confirmed confirmed confirmed confirmed');
});

test('who comes in at the door by a decision leaves behind nobody for whom there is a place', async () => {
	const here = await place(6, 1);
	await ask(here, [chair]);
	const pair = await ask(here, [chair, adult], { choice: 'together' });
	expect(await states(pair)).toBe('waitlisted waitlisted');
	await transaction(async (tx) => {
		const ticket = await presented(tx, pair.seats[0]?.ticket ?? '', here.subject, 'door');
		await confirmAtDoor(tx, ticket, { source: 'door', actor: null, beyond: true });
	});
	expect(await states(pair)).toBe('confirmed confirmed');
	expect(await occupancy(here.pool)).toMatchObject({ taken: 3, waiting: 0, left: 3 });
});

test('« only these » are of the kinds that were seen, though others came free meanwhile', async () => {
	const here = await place(9, 2);
	const seenOf = new Map([
		[chair, 1],
		[adult, 2]
	]);
	const { seats } = await ask(here, [chair, chair, chair, adult, adult], { choice: 'some', seen: 3, seenOf });
	expect(seats.map(({ category }) => category)).toEqual([chair, adult, adult]);
});

test('who waits for a category alone is found when that has room, and nobody is promoted into what is given back', async () => {
	const here = await place(4, 1);
	const [first, second] = [await ask(here, [chair]), await ask(here, [chair])];
	await sql`update participation.pool set capacity = 2 where part_of = ${here.pool}`.execute(db);
	await sweep();
	expect(await states(second)).toBe('confirmed');
	const third = await ask(here, [chair]);
	const all = [first, second, third].map(({ booking }) => booking.id);
	await transaction((tx) => cancelAll(tx, all, { ...web, by: 'party' }));
	expect(await Promise.all([first, second, third].map(states))).toEqual(['cancelled', 'cancelled', 'withdrawn']);
	expect(await occupancy(here.pool)).toMatchObject({ taken: 0, waiting: 0 });
});

test('who waits for several takes those that are there, of whatever category', async () => {
	const here = await place(3, 1);
	const [both, one] = [await ask(here, [chair, adult]), await ask(here, [adult])];
	const pair = await ask(here, [chair, adult]);
	await leave(one);
	expect(await roomInTurn(pair.booking.id)).toBe(1);
	await transaction((tx) => takeWhatIsThere(tx, pair.booking.id, 1, web));
	expect(await states(pair)).toBe('waitlisted confirmed');
	await leave(both);
	expect(await states(pair)).toBe('confirmed confirmed');
});

test('a maximum that comes later counts who is there, and is not less', async () => {
	const here = await place(6, null);
	const [one] = [await ask(here, [chair, chair]), await ask(here, [chair, adult])];
	const limit = (most: number | null) => (tx: Parameters<Parameters<typeof transaction>[0]>[0]) =>
		limitCategory(tx, { pool: here.pool, category: chair, most }, desk);
	expect(await refusal(limit(2))).toBe('participation_capacity_taken');
	expect(await shareOf(here)).toBeUndefined();
	await transaction(limit(3));
	const waits = await ask(here, [chair]);
	expect([await states(waits), await shareOf(here)]).toMatchObject(['waitlisted', { taken: 3, left: 0, waiting: 1 }]);
	await transaction(limit(null));
	expect(await states(waits)).toBe('confirmed');
	await leave(one);
	await transaction(limit(2));
	expect(await shareOf(here)).toMatchObject({ capacity: 2, taken: 2 });
});

test('the team changes the category of a seat where it has room, and what is freed goes to who waits for it', async () => {
	const here = await place(4, 1);
	const [first, second, third] = [await ask(here, [chair]), await ask(here, [chair]), await ask(here, [adult])];
	const seat = ({ seats }: Receipt) => seats[0]?.id ?? '';
	const to = (receipt: Receipt, category: string | null) => (tx: Parameters<Parameters<typeof transaction>[0]>[0]) =>
		recategorize(tx, { booking: receipt.booking.id, seat: seat(receipt), category }, desk);
	expect(await refusal(to(third, chair))).toBe('participation_category_full');
	expect(
		await refusal((tx) => recategorize(tx, { booking: third.booking.id, seat: seat(first), category: null }, desk))
	).toBe('kernel_missing');
	await transaction(to(first, null));
	expect(await states(second)).toBe('confirmed');
	expect(await shareOf(here)).toMatchObject({ taken: 1, left: 0 });
	expect(await occupancy(here.pool)).toMatchObject({ taken: 3, waiting: 0 });
	const waits = await ask(here, [chair]);
	await transaction(to(waits, adult));
	expect(await states(waits)).toBe('confirmed');
});

test('a mixed booking goes whole to another séance, comes back when that is called off and on, and is undone at the door', async () => {
	const [here, there] = [await place(4, 2), await place(4, 1)];
	const actor = ref('person', await newPerson('Zoé Delvaux'));
	const two = await ask(here, [chair, chair]);
	const to = { subject: there.subject, pools: [there.pool] };
	expect(await refusal((tx) => transfer(tx, two.booking.id, to, desk))).toBe('participation_full');
	const mixed = await ask(here, [adult, chair], undefined, actor);
	expect(await states(mixed)).toBe('waitlisted waitlisted');
	await transaction((tx) => transfer(tx, mixed.booking.id, to, desk));
	expect(await shareOf(here)).toMatchObject({ taken: 2, waiting: 0 });
	expect(await shareOf(there)).toMatchObject({ taken: 1, waiting: 0 });
	await transaction((tx) => cancelSubject(tx, there.subject, 'off', desk));
	expect([await occupancy(there.pool), await shareOf(there)]).toMatchObject([{ taken: 0 }, { taken: 0 }]);
	await ask(there, [chair]);
	expect(await transaction((tx) => reinstateSubject(tx, there.subject, 'off', { ...desk, pool: there.pool }))).toBe(1);
	expect([await occupancy(there.pool), await shareOf(there)]).toMatchObject([{ taken: 2 }, { taken: 1 }]);
});

test('at the door a category that is full grows only when that is said, and shrinks when it was a mistake', async () => {
	const here = await place(5, 1);
	await ask(here, [chair]);
	const order = { subject: here.subject, pools: [here.pool], name: null, seats: 2 };
	const come = (category: string, beyond = false) =>
		transaction((tx) =>
			walkIn(tx, { ...order, kind: 'rsvp', locale: 'fr', category, nonce: crypto.randomUUID() }, { ...desk, beyond })
		);
	await expect(come(chair)).rejects.toMatchObject({ code: 'participation_full_at_door', params: { left: 0 } });
	await come(adult);
	const { booking } = await come(chair, true);
	expect([await occupancy(here.pool), await shareOf(here)]).toMatchObject([
		{ capacity: 5, taken: 5 },
		{ capacity: 3, taken: 3 }
	]);
	const { seats } = await bookingById(booking);
	expect(seats.map(({ category }) => category)).toEqual([chair, chair]);
	const change = (seat = '') => transaction((tx) => recategorize(tx, { booking, seat, category: adult }, desk));
	await change(seats[0]?.id);
	expect(await shareOf(here)).toMatchObject({ capacity: 2, taken: 2 });
	// the team says that there are two
	await transaction((tx) => limitCategory(tx, { pool: here.pool, category: chair, most: 2 }, desk));
	await change(seats[1]?.id);
	expect(await shareOf(here)).toMatchObject({ capacity: 2, taken: 1 });
});

test('a form that is sent twice books once, and not when its categories are others', async () => {
	const here = await place(5, 1);
	const send = (...categories: string[]) => {
		const seats = categories.map((category) => ({ category }));
		const fit = { choice: 'some', seen: 1 } as const;
		return book(request(1, { seats, idempotencyKey: key }), options(here.subject, [here.pool], { fit }));
	};
	const key = crypto.randomUUID();
	expect((await send(adult, chair, chair)).seats).toHaveLength(1);
	expect(await send(adult, chair, chair)).toMatchObject({ repeated: true, seats: [{ category: adult }] });
	await expect(send(chair, chair, chair)).rejects.toMatchObject({ code: 'participation_key_reused' });
	expect(await occupancy(here.pool)).toMatchObject({ taken: 1 });
});

test('of ten at once for the last place of a category one has it', async () => {
	const here = await place(20, 1);
	const all = await Promise.all(Array.from({ length: 10 }, () => ask(here, [adult, chair], { choice: 'together' })));
	const got = await Promise.all(all.map(states));
	expect(got.filter((one) => one === 'confirmed confirmed')).toHaveLength(1);
	expect(got.filter((one) => one === 'waitlisted waitlisted')).toHaveLength(9);
	expect([await occupancy(here.pool), await shareOf(here)]).toMatchObject([{ taken: 2 }, { taken: 1, waiting: 9 }]);
});
