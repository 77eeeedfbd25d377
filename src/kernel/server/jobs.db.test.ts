import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { transaction } from './db.ts';
import { prepareJobs, send, stopJobs, workJobs } from './jobs.ts';

beforeAll(async () => {
	const { connection } = await testDatabase();
	prepareJobs(connection);
});
afterAll(stopJobs);

test('fifty jobs asked for at once are done at once, and one that fails is said', async () => {
	const done = new Set<unknown>();
	const said: unknown[] = [];
	const run = async ({ number }: Record<string, unknown>): Promise<void> => {
		if (number === 7) throw new Error('the lamp fell');
		done.add(number);
	};
	await workJobs({ 'test.lamp': { run, retryLimit: 0 } }, (error) => said.push(error));
	await transaction(async (tx) => {
		for (let number = 0; number < 50; number++) await send(tx, 'test.lamp', { number });
	});
	for (let turn = 0; turn < 100 && done.size < 49; turn++) await pause(100);
	expect(done.size).toBe(49);
	expect(said).toMatchObject([{ message: 'the lamp fell' }]);
});

test('a job asked for in a transaction that is rolled back was never asked for', async () => {
	const done: unknown[] = [];
	await workJobs({ 'test.ghost': { run: async (data) => void done.push(data) } }, () => undefined);
	const rolledBack = transaction(async (tx) => {
		await send(tx, 'test.ghost', { number: 1 });
		throw new Error('rolled back');
	});
	await expect(rolledBack).rejects.toThrow('rolled back');
	await transaction((tx) => send(tx, 'test.ghost', { number: 2 }));
	for (let turn = 0; turn < 50 && !done.length; turn++) await pause(100);
	expect(done).toEqual([{ number: 2 }]);
});
