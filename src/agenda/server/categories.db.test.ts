import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { transaction } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { bookingById, occupancy, sharesIn } from '#participation/server';
import { testDatabase, untold } from '../../../tests/support/database.ts';
import type { NewCategory } from '../index.ts';
import { readRegistration } from '../pages/registration.server.ts';
import { by, factsOf, ground, plan, request, when } from './agenda.fixture.ts';
import {
	addCategory,
	arrivalsOf,
	bookedOccurrence,
	categoriesOf,
	changeCategory,
	changeOccurrences,
	closeCategory,
	closedCategories,
	duplicateOffering,
	occurrence,
	offeredAt,
	pass,
	passWithoutTicket,
	raiseCategory,
	register,
	schedule,
	setCategory
} from './index.ts';

const web = { actor: null, source: 'web' } as const;
const named = (fr: string, most: number | null = null): NewCategory => ({
	label: { source: 'fr', fr },
	hint: null,
	most
});
const code = (act: Promise<unknown>) =>
	act.then(
		() => null,
		(error: { code: string }) => error.code
	);
const seats = (...categories: (string | undefined)[]) => ({ seats: categories.map((category) => ({ category })) });

beforeAll(async () => {
	const { connection } = await testDatabase();
	openSecret('a secret for the tests', '');
	prepareJobs(connection);
	await ground();
});
afterAll(stopJobs);

/** An activity with « Adulte » and two places « PMR » in its séance of six. */
async function activity(slug: string) {
	const { id, pool } = await plan(slug, when(48, { capacity: 6 }));
	const { offering } = await occurrence(id);
	const [adult, chair] = await transaction(async (tx) => [
		await addCategory(tx, offering.id, named('Adulte'), by),
		await addCategory(tx, offering.id, named('PMR', 2), by)
	]);
	return { id, pool, offering: offering.id, adult, chair };
}

test('categories hold for every séance of their activity, those that are planned later too, and for a copy of it', async () => {
	const { id, pool, offering, adult, chair } = await activity('kinds');
	const later = await transaction((tx) => schedule(tx, offering, when(72, { capacity: 4 }), by));
	const share = async (of: string) => (await sharesIn([of])).get(of);
	expect(await share(later.pool)).toEqual([{ category: chair, capacity: 2, taken: 0, waiting: 0, left: 2 }]);
	const { at } = await offeredAt(offering, [{ id, pool }, later]);
	expect(at[id]?.map(({ label, left }) => [label.fr, left])).toEqual([
		['Adulte', null],
		['PMR', 2]
	]);
	await transaction((tx) => raiseCategory(tx, offering, chair, by));
	await transaction((tx) => changeCategory(tx, offering, chair, named('Fauteuil', 1), by));
	expect((await share(pool))?.[0]?.capacity).toBe(1);
	const copy = await transaction((tx) => duplicateOffering(tx, offering));
	expect((await categoriesOf(copy)).map(({ label, most }) => [label.fr, most])).toEqual([
		['Fauteuil', 1],
		['Adulte', null]
	]);
	const told = (await factsOf('offering', offering)).filter(({ verb }) => verb === 'agenda.categories_changed');
	expect(told).toHaveLength(4);
	const other = await activity('kinds-elsewhere');
	expect(await code(transaction((tx) => changeCategory(tx, other.offering, adult, named('x'), by)))).toBe(
		'kernel_missing'
	);
	expect(await code(transaction((tx) => closeCategory(tx, other.offering, adult, true, by)))).toBe('kernel_missing');
});

test('a séance that is planned while a maximum is set has it, and one that lacks it gets it', async () => {
	const { offering, pool, chair } = await activity('kinds-meanwhile');
	const [later, stage] = await Promise.all([
		transaction((tx) => schedule(tx, offering, when(72, { capacity: 4 }), by)),
		transaction((tx) => addCategory(tx, offering, named('Scène', 1), by))
	]);
	const limited = async (of: string) =>
		(await sharesIn([of]))
			.get(of)
			?.map(({ category }) => category)
			.sort();
	expect(await limited(later.pool)).toEqual([chair, stage].sort());
	const part = sql`(select id from participation.pool where part_of = ${pool} and category = ${chair})`;
	await untold(async (tx) => {
		await sql`delete from participation.pool_link where ${part} in (pool, other)`.execute(tx);
		await sql`delete from participation.pool where id = ${part}`.execute(tx);
	});
	expect(await limited(pool)).toEqual([stage]);
	await transaction((tx) => changeCategory(tx, offering, chair, named('PMR', 2), by));
	expect(await limited(pool)).toEqual([chair, stage].sort());
});

test('no more come back than an activity may have', async () => {
	const { offering, chair } = await activity('kinds-many');
	await transaction((tx) => closeCategory(tx, offering, chair, true, by));
	for (let count = 1; count < 10; count++)
		await transaction((tx) => addCategory(tx, offering, named(`n° ${count}`), by));
	const again = () => transaction((tx) => closeCategory(tx, offering, chair, false, by));
	expect(await code(again())).toBe('agenda_categories_many');
});

test('one registers for what is offered, and for nothing else', async () => {
	const { id, offering, adult, chair } = await activity('offered');
	const other = await activity('offered-elsewhere');
	const ask = (...categories: (string | undefined)[]) =>
		code(register(request(`${newId()}@example.org`, seats(...categories)), id, web));
	expect(await ask(other.adult)).toBe('participation_category_gone');
	expect(await ask(undefined)).toBe('agenda_category_choose');
	expect(await ask(adult, adult, chair)).toBeNull();
	await transaction((tx) => closeCategory(tx, offering, adult, true, by));
	expect(await ask(adult)).toBe('participation_category_gone');
	expect((await closedCategories(offering)).map((one) => one.id)).toEqual([adult]);
	await transaction((tx) => closeCategory(tx, offering, adult, false, by));
	expect(await ask(adult)).toBeNull();
	const plain = await plan('offers-none', when(48));
	expect(await code(register(request('plain@example.org', seats(adult)), plain.id, web))).toBe(
		'participation_category_gone'
	);
});

test('a maximum is not less than what is taken, in the words of the séance, and nothing is half done', async () => {
	const { id, pool, offering, chair } = await activity('lowered');
	await register(request('lowered@example.org', seats(chair, chair)), id, web);
	const lower = transaction((tx) => changeCategory(tx, offering, chair, named('PMR', 1), by));
	expect(await code(lower)).toBe('participation_capacity_taken');
	expect((await categoriesOf(offering))[1]).toMatchObject({ most: 2 });
	const { offering: its, occurrence: one } = await bookedOccurrence(id);
	expect(its.id).toBe(offering);
	const local = (at: Date) => at.toISOString().slice(0, 16);
	const given = { startsLocal: local(one.startsAt), endsLocal: local(one.endsAt), place: 'quai', space: null };
	const terms = { mode: 'on_site', onlineUrl: null, theme: null, capacity: 9, waiting: true } as const;
	await transaction((tx) => changeOccurrences(tx, id, 'coming', { ...given, ...terms }, by));
	expect(await occupancy(pool)).toMatchObject({ capacity: 9, taken: 2 });
	expect((await sharesIn([pool])).get(pool)).toMatchObject([{ capacity: 2, taken: 2 }]);
});

test('the team gives a seat another category of its activity, also one that had none', async () => {
	const { id, pool } = await plan('before-kinds', when(48, { capacity: 6 }));
	const { booking } = await register(request('before@example.org', { seats: [{}, {}] }), id, web);
	const { offering } = await occurrence(id);
	const chair = await transaction((tx) => addCategory(tx, offering.id, named('PMR', 1), by));
	const [first, second] = booking.seats.map((seat) => seat.id);
	const set = (seat = '', category = chair) =>
		code(transaction((tx) => setCategory(tx, { offering: offering.id, booking: booking.id, seat, category }, by)));
	expect(await set(first)).toBeNull();
	expect(await set(second)).toBe('participation_category_full');
	expect(await set(second, (await activity('other-kinds')).adult)).toBe('participation_category_gone');
	expect((await bookingById(booking.id)).seats.map(({ category }) => category)).toEqual([chair, null]);
	expect((await sharesIn([pool])).get(pool)).toMatchObject([{ taken: 1, left: 0 }]);
});

test('at the door whoever comes has a category of the activity or none, and one that is full grows when that is said', async () => {
	const { id, pool, chair } = await activity('kinds-door');
	const other = await activity('kinds-door-elsewhere');
	const listing = await bookedOccurrence(id);
	const person = await transaction((tx) =>
		findOrMakePerson(tx, { name: 'Ana', email: 'ana@example.org', locale: 'fr' })
	);
	const at = { actor: ref('person', person), locale: 'fr' } as const;
	const come = (category: string, beyond = false) =>
		passWithoutTicket(listing, { name: null, seats: 1, nonce: newId(), category, beyond }, at);
	const { booking } = await come(other.chair);
	expect((await bookingById(booking)).seats[0]?.category).toBeNull();
	await register(request('door@example.org', seats(chair, chair)), id, web);
	expect(await code(come(chair))).toBe('participation_full_at_door');
	const waiting = await register(request('waits@example.org', seats(chair)), id, web);
	const ticket = waiting.seats[0]?.ticket ?? '';
	const scan = (decided: string[]) => pass(listing, { ticket, nonce: newId(), act: 'in', decided }, at);
	expect(await scan(['agenda_door_early'])).toMatchObject({ reason: 'participation_ticket_waiting', way: 'beyond' });
	expect(await scan(['agenda_door_early', 'participation_ticket_waiting'])).toHaveProperty('passage');
	expect((await sharesIn([pool])).get(pool)).toMatchObject([{ capacity: 3, taken: 3 }]);
	expect(await occupancy(pool)).toMatchObject({ capacity: 6, taken: 4, waiting: 0 });
	expect((await arrivalsOf(id)).map(({ category }) => category).sort()).toEqual([chair, chair, chair, null].sort());
});

test('the form says how many of each, and refuses what is not a number or was offered before', async () => {
	const { offering, adult, chair } = await activity('kinds-form');
	const categories = await categoriesOf(offering);
	const read = (fields: Record<string, string>, offered = categories) => {
		const form = new FormData();
		const all = { name: 'Zoé', email: 'zoe@example.org', key: newId(), ...fields };
		for (const [name, value] of Object.entries(all)) form.set(name, value);
		return readRegistration(form, { questions: [], categories: offered }, 'fr');
	};
	const [a, c] = [`category-${adult}`, `category-${chair}`];
	const family = read({ [a]: '2', [c]: '1', 'name-3': 'Bo' });
	expect(family.request?.seats).toEqual([
		{ category: adult, name: undefined },
		{ category: adult, name: undefined },
		{ category: chair, name: 'Bo' }
	]);
	for (const wrong of [
		{ [a]: '-1', [c]: '2' },
		{ [a]: '1e9' },
		{ [a]: '0', [c]: '0' },
		{ seats: '2' },
		{ [a]: '11' },
		{}
	])
		expect(read(wrong)).toMatchObject({ request: null, problems: { seats: expect.any(String) } });
	expect(read({ [a]: '1', [c]: '1' }, categories.slice(1)).problems.seats).toMatch(/plus proposée/);
	expect(read({ [a]: '0', [c]: '1' }, categories.slice(1)).request?.seats).toHaveLength(1);
	expect(read({ [a]: '1' }, []).problems.seats).toMatch(/plus proposée/);
	expect(read({ seats: '2' }, []).request?.seats).toEqual([{}, { name: undefined }]);
	const fit = read({ [a]: '2', fit: 'some', seen: '1', [`seen-${adult}`]: '1' }).fit;
	expect([fit.choice, fit.seen, fit.seenOf?.get(adult)]).toEqual(['some', 1, 1]);
});
