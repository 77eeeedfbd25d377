import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { testDatabase, untold } from '../../../tests/support/database.ts';

import { bookSpace, busy, heldFor, holdFor, leaseOf, letGo } from './index.ts';
import { asked, house, moment, space, time } from './spaces.fixture.ts';

let room = '';
let other = '';
let there = '';

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret for the tests', '');
	await house('quai');
	await house('halle');
	[room, other] = [await space('quai', 'salle'), await space('quai', 'petite')];
	there = await space('halle', 'grande');
});

const somebody = (name: string) =>
	transaction((tx) => findOrMakePerson(tx, { name, email: `${name}@x.test`, locale: 'fr' }));
const hold = (person: string, where: string, from: string, until: string) =>
	transaction((tx) => holdFor(tx, person, { space: where, ...time(from, until), quantity: 1 }, 'fr'));
const book = (person: string, where: string, from: string, until: string) =>
	transaction((tx) =>
		bookSpace(tx, where, asked(from, until, { email: `${person}@x.test` }), {
			...{ actor: ref('person', person), source: 'web', lease: leaseOf(person) }
		})
	);
const refusal = (act: Promise<unknown>) =>
	act.then(
		() => null,
		({ code }: { code: string }) => code
	);
const times = async (where: string, lease: string | null = null) =>
	(await busy([where], moment('00:00'), moment('23:00'), db, 1, lease)).get(where) ?? [];

test('what one chooses is held for five minutes, for her alone, and becomes her booking', async () => {
	const [ana, bob] = [await somebody('ana'), await somebody('bob')];
	const { until } = await hold(ana, room, '09:00', '10:00');
	expect(Math.round((until.getTime() - Date.now()) / 1000)).toBeGreaterThan(280);
	expect(until.getTime()).toBeLessThanOrEqual(Date.now() + 300_000);
	expect(await refusal(book(bob, room, '09:30', '10:30'))).toBe('spaces_taken');
	expect(await refusal(hold(bob, room, '09:30', '10:30'))).toBe('spaces_taken');
	expect([(await times(room)).length, await times(room, leaseOf(ana))]).toEqual([1, []]);
	await book(ana, room, '09:00', '10:00');
	expect([await heldFor(ana), (await times(room)).length]).toEqual([null, 1]);
});

test('the same again is held no longer; another time, or another house, lets go of the one before', async () => {
	const cleo = await somebody('cleo');
	const first = await hold(cleo, room, '11:00', '12:00');
	await untold((tx) =>
		sql`update spaces.allocation set held_until = held_until - interval '2 minutes' where subject = ${leaseOf(cleo)}`.execute(
			tx
		)
	);
	const again = await hold(cleo, room, '11:00', '12:00');
	expect(again.until.getTime()).toBe(first.until.getTime() - 120_000);
	await hold(cleo, there, '11:00', '12:00');
	expect([await times(there), await times(room)].map(({ length }) => length)).toEqual([1, 1]);
	await letGo(cleo);
	await letGo(cleo);
	expect(await times(there)).toEqual([]);
});

test('what has run out is in nobody’s way, and its form is sent as ever', async () => {
	const [dora, eli] = [await somebody('dora'), await somebody('eli')];
	await hold(dora, other, '09:00', '10:00');
	await untold((tx) =>
		sql`update spaces.allocation set held_until = now() - interval '1 second' where subject = ${leaseOf(dora)}`.execute(
			tx
		)
	);
	expect(await heldFor(dora)).toBeNull();
	expect(await refusal(book(eli, other, '09:00', '10:00'))).toBeNull();
	expect(await refusal(book(dora, other, '09:00', '10:00'))).toBe('spaces_taken');
	expect(await refusal(book(dora, other, '10:00', '11:00'))).toBeNull();
});

test('nothing is held that could not be booked', async () => {
	const fay = await somebody('fay');
	const team = await space('quai', 'equipe', { openTo: 'team' });
	const machine = await space('quai', 'scie', { kind: 'machine' });
	expect(await refusal(hold(fay, team, '09:00', '10:00'))).toBe('spaces_for_team');
	expect(await refusal(hold(fay, other, '15:07', '15:40'))).toBe('spaces_step');
	expect(await refusal(hold(fay, machine, '09:00', '10:00'))).toBeNull();
	expect(await refusal(hold(fay, other, '15:00', '15:10'))).toBe('spaces_short');
});

test('from several pages at once one time is held; of two persons one has it', async () => {
	const [gus, hal] = [await somebody('gus'), await somebody('hal')];
	const places = [room, there, other, room, there, other];
	const codes = await Promise.all(
		places.map((where, at) => refusal(hold(gus, where, `${15 + at}:00`, `${16 + at}:00`)))
	);
	expect(codes).toEqual(places.map(() => null));
	const { rows } = await sql`select from spaces.allocation where subject = ${leaseOf(gus)}`.execute(db);
	const { rows: units } = await sql`
		select from spaces.occupancy o join spaces.allocation a on a.id = o.allocation where a.subject = ${leaseOf(gus)}`.execute(
		db
	);
	expect([rows.length, units.length]).toEqual([1, 1]);
	await letGo(gus);
	const both = await Promise.all([gus, hal].map((person) => refusal(hold(person, there, '09:00', '10:00'))));
	expect(both.toSorted()).toEqual([null, 'spaces_taken'].toSorted());
});
