import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inTurns } from './turns.ts';

const nothing = (): void => undefined;

test('what is asked for a hundred times while it is done is done once more, one at a time', async () => {
	const seen = { turns: 0, now: 0, most: 0 };
	const act = async (): Promise<void> => {
		seen.turns += 1;
		seen.now += 1;
		seen.most = Math.max(seen.most, seen.now);
		await pause(5);
		seen.now -= 1;
	};
	const turns = inTurns(act, 5, nothing);
	for (const done of [2, 4]) {
		for (let time = 0; time < 100; time++) turns.ask();
		await expect.poll(() => seen).toEqual({ turns: done, now: 0, most: 1 });
		await pause(10);
	}
	await turns.stop();
});

test('the first turn waits for nothing, and one that is asked for in its rest comes after it', async () => {
	let turns = 0;
	const count = async (): Promise<void> => {
		turns += 1;
	};
	const { ask, stop } = inTurns(count, 50, nothing);
	ask();
	expect(turns).toBe(1);
	await pause(10);
	ask();
	expect(turns).toBe(1);
	await expect.poll(() => turns).toBe(2);
	await stop();
});

test('a turn that fails is told of, and the next one comes', async () => {
	const told: unknown[] = [];
	let turns = 0;
	const fail = (): Promise<void> => Promise.reject(new Error(`turn ${++turns}`));
	const { ask, stop } = inTurns(fail, 1, (error) => told.push(error));
	ask();
	await expect.poll(() => told).toHaveLength(1);
	await pause(5);
	ask();
	await expect.poll(() => told).toHaveLength(2);
	await stop();
});

test('after the stop, which waits for the turn and for no rest, nothing is done', async () => {
	const seen = { begun: 0, ended: 0 };
	const { ask, stop } = inTurns(
		async () => {
			seen.begun += 1;
			await pause(20);
			seen.ended += 1;
		},
		60_000,
		nothing
	);
	ask();
	ask();
	await stop();
	ask();
	await pause(5);
	expect(seen).toEqual({ begun: 1, ended: 1 });
});
