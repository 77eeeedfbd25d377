import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import type { Showing } from '../here.ts';
import { forgetShown, hereIn, housesToday, showHere, shownHere } from './here.ts';
import { addContract, cancelReservation, keepPlan, reserve } from './index.ts';
import { spaces } from './module.ts';
import { asked, by, house, moment, space } from './spaces.fixture.ts';

const DAY = 86_400_000;
/** The day on which everybody has booked, at noon. */
const now = moment('12:00');
let quai = '';
let halle = '';
const room: Record<string, string> = {};

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret for the tests', '');
	[quai, halle] = [await house('quai'), await house('halle')];
	room.quai = await space('quai', 'postes', { kind: 'desks', units: 30 });
	room.halle = await space('halle', 'grande', { kind: 'desks', units: 30 });
});

const somebody = (name: string, birthYear: number | null = null) =>
	transaction((tx) =>
		findOrMakePerson(tx, { name, email: `${name.replaceAll(' ', '.')}@x.test`, locale: 'fr', birthYear })
	);
const book = (person: string, where = 'quai', approval = false) =>
	transaction(async (tx) => {
		const request = asked('09:00', '17:00', { email: `${person}@x.test` });
		const terms = { actor: ref('person', person), source: 'desk', approval } as const;
		return (await reserve(tx, room[where] ?? '', request, terms)).reservation;
	});
const show = (person: string, shows: Showing, line = '', at = now) =>
	transaction((tx) => showHere(tx, person, { shows, line }, at));
const refusal = (act: Promise<unknown>) =>
	act.then(
		() => null,
		({ code }: { code: string }) => code
	);
const names = async (place = quai, at = now) => (await hereIn(place, at)).map(({ firstName }) => firstName);

test('nobody is shown who has not chosen so; then by first name and one line, in that house and on that day alone', async () => {
	const ana = await somebody('Ana Lopez');
	await book(ana);
	expect(await names()).toEqual([]);
	await show(ana, 'today', '  Atelier\n Lopez ');
	expect(await hereIn(quai, now)).toEqual([{ id: ana, firstName: 'Ana', line: 'Atelier Lopez' }]);
	expect([await names(halle), await names(quai, new Date(now.getTime() + DAY))]).toEqual([[], []]);
	await show(ana, 'never');
	expect([await names(), (await shownHere(ana, now)).shows]).toEqual([[], 'never']);
});

test('today ends at midnight by the clock of the hub; until she says no holds on every day on which she has booked', async () => {
	const [bea, cleo] = [await somebody('Bea'), await somebody('Cleo')];
	await book(bea);
	await book(cleo);
	await show(bea, 'today');
	await show(cleo, 'always');
	const last = moment('23:59');
	const midnight = new Date(last.getTime() + 60_000);
	expect(await names(quai, last)).toEqual(['Bea', 'Cleo']);
	await transaction(async (tx) => {
		const night = asked('09:00', '10:00', { startsAt: midnight, endsAt: new Date(midnight.getTime() + 3_600_000) });
		for (const person of [bea, cleo])
			await reserve(
				tx,
				room.quai ?? '',
				{ ...night, idempotencyKey: crypto.randomUUID(), email: `${person}@x.test` },
				{ actor: ref('person', person), source: 'desk', approval: false }
			);
	});
	expect(await names(quai, midnight)).toEqual(['Cleo']);
	expect((await shownHere(bea, midnight)).shows).toBe('never');
	await forgetShown(midnight);
	expect(await spaces.export?.(bea)).toMatchObject({ shownHere: [] });
	expect(await spaces.export?.(cleo)).toMatchObject({ shownHere: [{ day: null }] });
	await forgetShown(new Date(midnight.getTime() + 400 * DAY));
	expect(await spaces.export?.(cleo)).toMatchObject({ shownHere: [] });
});

test('who has nothing that stands is not there: given back, only asked for, or without a booking', async () => {
	const [dora, elsa, fay] = [await somebody('Dora'), await somebody('Elsa'), await somebody('Fay')];
	const booked = await book(dora);
	await show(dora, 'always');
	await transaction((tx) => cancelReservation(tx, booked, { ...by, side: 'party' }));
	await book(elsa, 'quai', true);
	await show(elsa, 'always');
	expect(await refusal(show(fay, 'today'))).toBe('day_here_nowhere');
	expect(await names()).toEqual([]);
});

test('a minor is never shown, not even when it becomes known later; nor is who was shut out', async () => {
	const year = new Date().getFullYear();
	const young = await somebody('Gus', year - 16);
	await book(young);
	for (const shows of ['today', 'always'] as const) expect(await refusal(show(young, shows))).toBe('day_here_minor');
	const [later, out] = [await somebody('Hal'), await somebody('Ida')];
	for (const person of [later, out]) {
		await book(person);
		await show(person, 'always');
	}
	expect(await names()).toEqual(['Hal', 'Ida']);
	await sql`update identity.person set birth_year = ${year - 18} where id = ${later}`.execute(db);
	await sql`update identity.person set suspended_at = now(), suspended_why = 'x' where id = ${out}`.execute(db);
	expect(await names()).toEqual([]);
});

test('a line is one line, short, and forges nothing', async () => {
	const jan = await somebody('Jan');
	await book(jan);
	expect(await refusal(show(jan, 'today', 'x'.repeat(81)))).toBe('day_here_line');
	expect(await refusal(show(jan, 'today', 'a\u202eb'))).toBe('day_here_line');
	await show(jan, 'today', 'x'.repeat(80));
});

test('she sees the houses where she has booked today, or to which her plan is bound, and no other', async () => {
	const [kim, lou, max] = [await somebody('Kim'), await somebody('Lou'), await somebody('Max')];
	const houses = async (person: string, at = now) =>
		(await housesToday(person, at)).map(({ id, booked }) => [id, booked]);
	await book(kim, 'halle');
	expect(await houses(kim)).toEqual([[halle, true]]);
	expect(await houses(kim, new Date(now.getTime() + DAY))).toEqual([]);
	const agree = (person: string, places: string[]) =>
		transaction(async (tx) => {
			const include = { measure: 'day' as const, amount: 5, kinds: [], places, spaces: [], overageCents: null };
			const terms = { kind: 'month' as const, priceCents: 0, vat: '', months: 12, includes: [include] };
			const plan = await keepPlan(tx, { name: { source: 'fr', fr: 'Mois' }, terms });
			const nothing = { priceCents: null, desk: null, support: null, note: null, fictional: false, until: null };
			const payer = { kind: 'person', id: person } as const;
			await addContract(tx, { plan, payer, persons: [], from: '2026-01-01', ...nothing }, by);
		});
	await agree(lou, [quai]);
	await agree(max, []);
	expect([await houses(lou), await houses(max)]).toEqual([[[quai, false]], []]);
});

test('erased, or another person’s from now on, her choice is gone', async () => {
	const [nina, omar, pia] = [await somebody('Nina'), await somebody('Omar'), await somebody('Pia')];
	for (const person of [nina, omar]) {
		await book(person);
		await show(person, 'always', 'Mot');
	}
	await transaction((tx) => spaces.erase?.(tx, nina) ?? Promise.resolve());
	await transaction((tx) => spaces.merge?.(tx, ref('person', omar), ref('person', pia)) ?? Promise.resolve());
	const { rows } = await sql`select from spaces.shown_here where person = any(${[nina, omar, pia]}::uuid[])`.execute(
		db
	);
	expect(rows).toHaveLength(0);
});
