import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { db, readiness } from './db.ts';
import { statusOf } from './errors.ts';
import { inLane, reckoned } from './lane.ts';

beforeAll(async () => {
	await testDatabase();
});

const network = { network: 'a', self: 'a' };
const sleep = (seconds: number) => sql`select pg_sleep(${seconds})`.execute(db);
const why = (act: Promise<unknown>) =>
	act.then(
		() => null,
		(error: unknown) => error
	);

test('what strangers ask is stopped by its clock, and keeps no connection of the pages', async () => {
	const began = performance.now();
	const asked = Array.from({ length: 7 }, (_, at) =>
		why(inLane({ network: `n${at}`, self: 'x' }, () => Promise.all([sleep(20), sleep(20)])))
	);
	await pause(200);
	expect(await readiness()).toBe('ready');
	const page = performance.now();
	await Promise.all(Array.from({ length: 30 }, () => sql`select 1`.execute(db)));
	expect(performance.now() - page).toBeLessThan(1000);
	const errors = await Promise.all(asked);
	expect(errors.map((error) => statusOf(error))).toEqual(errors.map(() => 503));
	expect(performance.now() - began).toBeLessThan(7000);
});

test('a connection that is held between statements is cut, and the next answer has another', async () => {
	const held = inLane(network, () =>
		db.transaction().execute(async (tx) => {
			await sql`select 1`.execute(tx);
			await pause(2500);
			await sql`select 1`.execute(tx);
		})
	);
	expect(statusOf(await why(held))).toBe(503);
	const { answer, spent } = await inLane(network, () => sleep(0.5));
	expect(answer.rows).toHaveLength(1);
	expect(spent.longMs).toBeGreaterThan(240);
	const { spent: little } = await reckoned(() => sleep(0.05));
	expect(little).toMatchObject({ longMs: 0, isInLane: false });
});

test('an answer asks the database for five seconds at most', async () => {
	const patient = inLane(network, async () => {
		for (;;) await sleep(1);
	});
	expect(await why(patient)).toMatchObject({ code: 'kernel_asked_much', status: 503 });
});

test('pages that wait for a connection are told of', async () => {
	const holding = Array.from({ length: 12 }, () => sleep(2));
	await pause(100);
	expect(await readiness()).toBe('waits');
	await Promise.all(holding);
	expect(await readiness()).toBe('ready');
});
