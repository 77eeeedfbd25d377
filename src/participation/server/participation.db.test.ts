import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import {
	accept,
	book,
	bookingByToken,
	bookingsFor,
	bookingsOf,
	bookingsOfSeats,
	cancel,
	cancelSubject,
	closePool,
	decide,
	decline,
	doublesOf,
	occupancies,
	occupancy,
	openPool,
	type Receipt,
	reopenPool,
	resize,
	sweep,
	tokenOf
} from './index.ts';
import { participation } from './module.ts';
import {
	factsOf,
	letLapse,
	newPerson,
	newSubject,
	options,
	refusal,
	request,
	reserve,
	stateOf
} from './support.fixture.ts';

const web = { source: 'web' } as const;
const pool = (capacity: number | null, offerMinutes: number | null = null, waiting = true) =>
	transaction((tx) => openPool(tx, { capacity, waiting, offerMinutes }));

beforeAll(async () => {
	const { connection } = await testDatabase();
	openSecret('a secret for the tests', '');
	prepareJobs(connection);
});
afterAll(stopJobs);

test('fifty at once for the last place: one has it, the others wait at 1 to 49', async () => {
	const [subject, place] = [newSubject(), await pool(1)];
	const receipts = await Promise.all(Array.from({ length: 50 }, () => reserve(subject, [place])));
	const seats = receipts.flatMap(({ seats }) => seats);
	expect(seats.filter(({ state }) => state === 'confirmed')).toHaveLength(1);
	const waiting = seats.flatMap(({ position }) => position ?? []).sort((a, b) => a - b);
	expect(waiting).toEqual(Array.from({ length: 49 }, (_, index) => index + 1));
	expect(await occupancy(place)).toEqual({
		capacity: 1,
		taken: 1,
		waiting: 49,
		left: 0,
		kept: 0,
		waitingList: true,
		closed: false
	});
});

test('one key ten times at once is one booking; with other words it is refused', async () => {
	const [subject, place] = [newSubject(), await pool(5)];
	const same = request(2);
	const receipts = await Promise.all(Array.from({ length: 10 }, () => book(same, options(subject, [place]))));
	expect(new Set(receipts.map(({ booking }) => booking.id)).size).toBe(1);
	expect(receipts.filter(({ repeated }) => !repeated)).toHaveLength(1);
	expect(new Set(receipts.map(({ token }) => token))).toEqual(new Set([tokenOf(receipts[0]?.booking.id ?? '')]));
	expect((await occupancy(place)).taken).toBe(2);
	await expect(book({ ...same, name: 'Another' }, options(subject, [place]))).rejects.toMatchObject({
		code: 'participation_key_reused'
	});
	await expect(book({ ...same, seats: [{ name: undefined }] }, options(subject, [place]))).rejects.toMatchObject({
		code: 'participation_key_reused'
	});
	expect((await book(same, options(newSubject(), [place]))).repeated).toBe(false);
});

test('a full pool without a waiting list, a closed one and a group larger than the pool are refused, and leave nothing', async () => {
	const [subject, small, shut] = [newSubject(), await pool(2, null, false), await pool(null)];
	await reserve(subject, [small]);
	await transaction((tx) => closePool(tx, shut, web));
	await expect(reserve(subject, [small], 2)).rejects.toMatchObject({
		code: 'participation_full',
		params: { seats: 2, left: 1 }
	});
	await expect(reserve(subject, [small], 3)).rejects.toMatchObject({ code: 'participation_too_many' });
	await expect(reserve(subject, [shut])).rejects.toMatchObject({ code: 'participation_closed' });
	await expect(reserve(subject, [newId()])).rejects.toMatchObject({ status: 404 });
	expect(await bookingsFor(subject)).toHaveLength(1);
	await transaction((tx) => reopenPool(tx, shut, web));
	expect((await reserve(subject, [shut], 10)).seats.every(({ state }) => state === 'confirmed')).toBe(true);
});

test('two bookings of one address are found, however it is written, until one is given back', async () => {
	const [subject, place] = [newSubject(), await pool(9)];
	const by = (email: string) => book(request(1, { email }), options(subject, [place]));
	const [one, two] = [await by('Twice@example.org'), await by('twice@example.org')];
	const other = await by('once@example.org');
	await book(request(1, { email: 'twice@example.org' }), options(newSubject(), [place]));
	const found = await doublesOf([one, two, other].map(({ booking }) => booking.id));
	expect(found.size).toBe(2);
	expect(found.get(one.booking.id)?.map(({ booking }) => booking)).toEqual([two.booking.id]);
	expect(found.get(two.booking.id)?.map(({ booking }) => booking)).toEqual([one.booking.id]);
	await transaction((tx) => cancel(tx, one.booking.id, { ...web, by: 'party' }));
	expect(await doublesOf([two.booking.id])).toEqual(new Map());
});

test('who waits for two pools is let in when it is her turn in each', async () => {
	const [subject, one, two] = [newSubject(), await pool(1), await pool(2)];
	const leave = ({ booking }: Receipt) => transaction((tx) => cancel(tx, booking.id, { ...web, by: 'party' }));
	const inOne = await reserve(subject, [one]);
	await reserve(subject, [two]);
	const pair = await reserve(subject, [two], 2);
	// two go past the pair, as it is two, and then the place is kept
	for (const _of of [1, 2]) await leave(await reserve(subject, [two]));
	const both = await reserve(subject, [one, two]);
	await leave(inOne);
	expect((await bookingByToken(both.token)).seats[0]).toMatchObject({ state: 'waitlisted', position: 3 });
	await leave(pair);
	expect((await bookingByToken(both.token)).seats[0]).toMatchObject({ state: 'confirmed', position: null });
	expect([(await occupancy(one)).taken, (await occupancy(two)).taken]).toEqual([1, 2]);
});

test('an offer is accepted in time, refused afterwards, and its place goes to the next', async () => {
	const [subject, place] = [newSubject(), await pool(1, 60)];
	const [has, second, third, fourth] = [
		await reserve(subject, [place]),
		await reserve(subject, [place]),
		await reserve(subject, [place]),
		await reserve(subject, [place])
	];
	await transaction((tx) => cancel(tx, has.booking.id, { ...web, by: 'party' }));
	expect((await bookingByToken(second.token)).seats[0]).toMatchObject({
		state: 'offered',
		offeredUntil: expect.any(Date)
	});
	expect(await refusal((tx) => accept(tx, third.booking.id, web))).toBe('participation_not_offered');
	await letLapse(second.booking.id);
	expect((await occupancies([place])).get(place)?.taken).toBe(0);
	expect((await bookingByToken(second.token)).seats[0]?.state).toBe('expired');
	expect(await refusal((tx) => accept(tx, second.booking.id, web))).toBe('participation_offer_expired');
	await sweep();
	expect(await stateOf(third.seats[0]?.id ?? '')).toBe('offered');
	await transaction((tx) => decline(tx, third.booking.id, web));
	for (const _twice of [1, 2]) await transaction((tx) => accept(tx, fourth.booking.id, web));
	expect(await stateOf(fourth.seats[0]?.id ?? '')).toBe('confirmed');
	expect((await factsOf(subject)).map(({ verb }) => verb.split('.')[1])).toEqual([
		'booked',
		'booked',
		'booked',
		'booked',
		'cancelled',
		'offered',
		'expired',
		'offered',
		'declined',
		'offered',
		'confirmed'
	]);
});

test('an offer that ran out while nobody looked goes to the next in line, not to whoever books now', async () => {
	const [subject, place] = [newSubject(), await pool(1, 60)];
	const [has, second, third] = [
		await reserve(subject, [place]),
		await reserve(subject, [place]),
		await reserve(subject, [place])
	];
	await transaction((tx) => cancel(tx, has.booking.id, { ...web, by: 'party' }));
	await letLapse(second.booking.id);
	const newcomer = await reserve(subject, [place]);
	expect(newcomer.seats[0]).toMatchObject({ state: 'waitlisted', position: 1 });
	expect(await stateOf(third.seats[0]?.id ?? '')).toBe('offered');
});

test('a pool that closes ends its running offers, and what they held in another pool goes on', async () => {
	const [subject, one, two] = [newSubject(), await pool(1, 60), await pool(1, 60)];
	const [first, second] = [await reserve(subject, [one]), await reserve(subject, [two])];
	const both = await reserve(subject, [one, two]);
	for (const { booking } of [first, second]) await transaction((tx) => cancel(tx, booking.id, { ...web, by: 'party' }));
	const [elsewhere, behind] = [await reserve(subject, [two]), await reserve(subject, [one])];
	expect(await stateOf(both.seats[0]?.id ?? '')).toBe('offered');
	await transaction((tx) => closePool(tx, one, web));
	const now = [both, elsewhere, behind].map(({ seats }) => stateOf(seats[0]?.id ?? ''));
	expect(await Promise.all(now)).toEqual(['expired', 'offered', 'waitlisted']);
	expect(await occupancy(one)).toMatchObject({ taken: 0, waiting: 1, closed: true });
	expect(await refusal((tx) => accept(tx, both.booking.id, web))).toBe('participation_offer_expired');
	expect((await factsOf(subject)).filter(({ verb }) => verb === 'participation.expired')).toHaveLength(1);
});

test('an offer that cannot be ended holds up no other', async () => {
	const [subject, broken, sound] = [newSubject(), await pool(1, 60), await pool(1, 60)];
	const offered = [];
	for (const place of [broken, sound]) {
		const first = await reserve(subject, [place]);
		offered.push(await reserve(subject, [place]));
		await transaction((tx) => cancel(tx, first.booking.id, { ...web, by: 'party' }));
	}
	for (const { booking } of offered) await letLapse(booking.id);
	// the counter of this pool would fall below zero, which PostgreSQL refuses
	await sql`update participation.pool set taken = 0 where id = ${broken}`.execute(db);
	await expect(sweep()).rejects.toThrow('1 of 2 could');
	const states = offered.map(({ seats }) => stateOf(seats[0]?.id ?? ''));
	expect(await Promise.all(states)).toEqual(['offered', 'expired']);
	await sql`update participation.pool set taken = 1 where id = ${broken}`.execute(db);
	await sweep();
	expect(await stateOf(offered[0]?.seats[0]?.id ?? '')).toBe('expired');
});

test('a capacity never falls below what is taken or waits as one, and growing lets the next in', async () => {
	const [subject, place] = [newSubject(), await pool(3)];
	await reserve(subject, [place], 2);
	const trio = await reserve(subject, [place], 3);
	expect(await refusal((tx) => resize(tx, place, { capacity: 1 }, web))).toBe('participation_capacity_taken');
	expect(await refusal((tx) => resize(tx, place, { capacity: 2 }, web))).toBe('participation_capacity_waiting');
	await transaction((tx) => resize(tx, place, { capacity: 5 }, web));
	expect(await stateOf(trio.seats[0]?.id ?? '')).toBe('confirmed');
});

test('a cancelled subject promotes nobody into itself, but those who wait elsewhere for the shared places', async () => {
	const [falls, stays, shared] = [newSubject(), newSubject(), await pool(2)];
	await reserve(falls, [shared], 2);
	const within = await reserve(falls, [shared]);
	const elsewhere = await reserve(stays, [shared]);
	expect(await transaction((tx) => cancelSubject(tx, falls, 'occurrence_cancelled', { source: 'web' }))).toBe(3);
	expect(await stateOf(within.seats[0]?.id ?? '')).toBe('cancelled');
	expect(await stateOf(elsewhere.seats[0]?.id ?? '')).toBe('confirmed');
	const told = (await factsOf(falls)).filter(({ verb }) => verb === 'participation.cancelled');
	expect(told[2]?.detail).toEqual({
		kind: 'rsvp',
		from: 'waitlisted',
		by: 'organiser',
		reason: 'occurrence_cancelled'
	});
});

test('an application goes through its stages to an offer', async () => {
	const [subject, place] = [newSubject(), await pool(1)];
	const apply = () => book(request(), options(subject, [place], { kind: 'application', start: 'draft' }));
	const [one, two] = [await apply(), await apply()];
	for (const act of ['submit', 'review', 'review', 'offer'] as const)
		await transaction((tx) => decide(tx, one.booking.id, act, web));
	await transaction((tx) => accept(tx, one.booking.id, web));
	await transaction((tx) => decide(tx, one.booking.id, 'complete', web));
	expect((await bookingByToken(one.token)).seats[0]).toMatchObject({ state: 'fulfilled', stage: 2 });
	await transaction((tx) => decide(tx, two.booking.id, 'submit', web));
	expect(await refusal((tx) => decide(tx, two.booking.id, 'confirm', web))).toBe('participation_full');
	expect((await transaction((tx) => decide(tx, two.booking.id, 'wait', web))).seats[0]).toMatchObject({
		state: 'waitlisted',
		position: 1
	});
	expect(await refusal((tx) => decide(tx, two.booking.id, 'review', web))).toBe('participation_not_now');
});

test('a person finds her bookings, and once erased is named nowhere while the places stay taken', async () => {
	const [subject, place, ada] = [newSubject(), await pool(9), await newPerson('Ada')];
	const seats = [{ name: undefined }, { name: 'Bo' }];
	const { booking } = await book(
		request(2, { seats }),
		options(subject, [place], { actor: { kind: 'person', id: ada } })
	);
	expect(booking.seats.map(({ holder, name }) => [holder, name])).toEqual([
		[ada, null],
		[null, 'Bo']
	]);
	expect((await bookingsOf(ada)).map(({ id }) => id)).toEqual([booking.id]);
	expect(await participation.export?.(ada)).toMatchObject({ bookings: [{ id: booking.id }], presences: [] });
	await transaction(async (tx) => participation.erase?.(tx, ada));
	const [erased] = await bookingsOfSeats([booking.seats[0]?.id ?? '']);
	expect(JSON.stringify(erased)).not.toMatch(/Zoé|zoe@|Bo"/);
	expect([erased?.party, erased?.name, erased?.email, (await occupancy(place)).taken]).toEqual([null, null, null, 2]);
});

test('giving back twice, or after having been there', async () => {
	const subject = newSubject();
	const { booking, seats } = await reserve(subject, [], 2);
	const leave = (seat?: string) => transaction((tx) => cancel(tx, booking.id, { ...web, by: 'party', seat }));
	expect((await leave(seats[0]?.id)).seats.map(({ state }) => state)).toEqual(['cancelled', 'confirmed']);
	for (const _twice of [1, 2]) await leave();
	expect((await factsOf(subject)).filter(({ verb }) => verb === 'participation.cancelled')).toHaveLength(2);
	expect(await refusal((tx) => cancel(tx, booking.id, { ...web, by: 'party', seat: newId() }))).toBe('kernel_missing');
});
