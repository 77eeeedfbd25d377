import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { bookingById, cancel, checkIn, decide, occupancy } from '#participation/server';
import { testDatabase, untold } from '../../../tests/support/database.ts';
import { by, factsOf, ground, inHours, offering, plan, publish, request, when } from './agenda.fixture.ts';
import {
	addQuestion,
	answersOf,
	cancel as callOff,
	moveRegistration,
	occurrence,
	othersFor,
	register,
	registrationOf,
	schedule
} from './index.ts';

const web = { actor: null, source: 'web' } as const;
const act = <Result>(what: (tx: Tx) => Promise<Result>): Promise<Result> => transaction(what);
const code = (what: Promise<unknown>) =>
	what.then(
		() => null,
		(error: { code: string; params: object }) => [error.code, error.params]
	);
const move = (booking: string, to: string) => act((tx) => moveRegistration(tx, booking, to, by));
const counters = async (...pools: string[]) =>
	Promise.all(pools.map(async (pool) => [(await occupancy(pool)).taken, (await occupancy(pool)).waiting]));
const states = async (booking: string) => (await bookingById(booking)).seats.map(({ state }) => state);

beforeAll(async () => {
	const { connection } = await testDatabase();
	openSecret('a secret for the tests', '');
	prepareJobs(connection);
	await ground();
});
afterAll(stopJobs);

/** Two séances of one activity, of two places each. */
async function pair(slug: string) {
	const [first, second] = await act(async (tx) => {
		const id = await publish(tx, offering(slug), by);
		return [await schedule(tx, id, when(48), by), await schedule(tx, id, when(72), by)];
	});
	return { first, second };
}

test('a registration moves with its answers, its tickets and their names, the next in line gets the place, and it moves back', async () => {
	const { first, second } = await pair('demenage');
	const question = await act(async (tx) =>
		addQuestion(
			tx,
			(await occurrence(first.id, tx)).offering.id,
			{
				...{ kind: 'text', label: { source: 'fr', fr: 'Quoi ?' }, options: [], required: false }
			},
			by
		)
	);
	const seats = [{ name: undefined }, { name: 'Ada' }];
	const { booking } = await register(request('a@example.org', { seats }), first.id, {
		...web,
		answers: { [question]: ['oui'] }
	});
	const waits = (await register(request('b@example.org'), first.id, web)).booking;
	expect(await counters(first.pool, second.pool)).toEqual([
		[2, 1],
		[0, 0]
	]);
	const moved = await move(booking.id, second.id);
	const same = ({ seats }: typeof booking) => seats.map(({ id, ticket, name, holder }) => [id, ticket, name, holder]);
	expect(same(moved)).toEqual(same(booking));
	expect(moved.subject).toEqual(ref('occurrence', second.id));
	expect((await registrationOf(booking.id)).startsAt).toEqual(inHours(72));
	expect((await answersOf([booking.id])).get(booking.id)?.[0]?.value).toEqual(['oui']);
	expect(await states(waits.id)).toEqual(['confirmed']);
	expect(await counters(first.pool, second.pool)).toEqual([
		[1, 0],
		[2, 0]
	]);
	await move(booking.id, second.id);
	const told = async (id: string) =>
		(await factsOf('occurrence', id)).map(({ verb }) => verb).filter((verb) => /moved/.test(verb));
	expect([await told(first.id), await told(second.id)]).toEqual([
		Array(2).fill('participation.moved_out'),
		Array(2).fill('participation.moved_in')
	]);
	// somebody has one of the two places now
	expect(await code(move(booking.id, first.id))).toEqual(['participation_full', { seats: 2, left: 1 }]);
	await act((tx) => cancel(tx, waits.id, { by: 'party', source: 'web' }));
	await move(booking.id, first.id);
	expect(await counters(first.pool, second.pool)).toEqual([
		[2, 0],
		[0, 0]
	]);
});

test('who waits here gets a place there, what was given back stays given back', async () => {
	const { first, second } = await pair('attend');
	const full = (
		await register(request('c@example.org', { seats: [{ name: undefined }, { name: 'Bo' }] }), first.id, web)
	).booking;
	const waits = (await register(request('d@example.org'), first.id, web)).booking;
	await move(waits.id, second.id);
	expect(await states(waits.id)).toEqual(['confirmed']);
	await act((tx) => cancel(tx, full.id, { seat: full.seats[1]?.id ?? '', by: 'party', source: 'web' }));
	await move(full.id, second.id);
	expect(await states(full.id)).toEqual(['confirmed', 'cancelled']);
	expect(await counters(first.pool, second.pool)).toEqual([
		[0, 0],
		[2, 0]
	]);
	await act((tx) => cancel(tx, full.id, { by: 'party', source: 'web' }));
	expect(await counters(second.pool)).toEqual([[1, 0]]);
	expect(await code(move(full.id, first.id))).toEqual(['participation_over', {}]);
});

test('it does not move to another activity, to what is called off or has begun, nor when somebody has been there', async () => {
	const { first, second } = await pair('refuse');
	const elsewhere = await plan('ailleurs', when(50));
	const { booking } = await register(request('e@example.org'), first.id, web);
	expect(await code(move(booking.id, elsewhere.id))).toEqual(['kernel_missing', {}]);
	const { offering: its } = await occurrence(first.id);
	const past = await act((tx) => schedule(tx, its.id, when(-1), by));
	expect(await code(move(booking.id, past.id))).toEqual(['agenda_has_started', {}]);
	expect((await othersFor(await registrationOf(booking.id))).map(({ id }) => id)).toEqual([second.id]);
	await act((tx) =>
		checkIn(tx, booking.subject, { ticket: booking.seats[0]?.ticket ?? '', nonce: crypto.randomUUID() }, by)
	);
	expect(await code(move(booking.id, second.id))).toEqual(['participation_past', {}]);
	const other = (await register(request('f@example.org'), first.id, web)).booking;
	await act((tx) => callOff(tx, second.id, by));
	expect(await code(move(other.id, second.id))).toEqual(['agenda_is_cancelled', {}]);
});

test('of many who are moved to the last place at once one gets it; an act that meets a move follows it', async () => {
	const { first, second } = await pair('presse');
	await untold((tx) => sql`update participation.pool set capacity = 6 where id = ${first.pool}`.execute(tx));
	const bookings = await Promise.all(
		[1, 2, 3, 4, 5].map(async (index) => (await register(request(`g${index}@example.org`), first.id, web)).booking)
	);
	const results = await Promise.all(bookings.map(({ id }) => code(move(id, second.id))));
	expect(results.filter((one) => one === null)).toHaveLength(2);
	expect(await counters(first.pool, second.pool)).toEqual([
		[3, 0],
		[2, 0]
	]);
	const there = bookings[results.indexOf(null)]?.id ?? '';
	await Promise.all([
		move(there, first.id),
		act((tx) => cancel(tx, there, { by: 'party', source: 'web' })).catch(() => null),
		act((tx) => decide(tx, there, 'confirm', by)).catch(() => null)
	]).catch(() => null);
	const { rows } = await sql<{ wrong: number }>`select count(*)::int as wrong from participation.pool p where taken <> (
		select count(*) from participation.seat s join participation.seat_pool t on t.seat = s.id
		where t.pool = p.id and s.state in ('offered', 'confirmed', 'fulfilled', 'no_show'))`.execute(db);
	expect(rows).toEqual([{ wrong: 0 }]);
});
