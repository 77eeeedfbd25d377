import { setTimeout as pause } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { outflow } from './outflow.ts';

/** Pieces, and how many of them were made; the last can fail. */
function piecesOf(count: number, fails = false) {
	const made = { count: 0, left: false };
	async function* pieces() {
		try {
			for (; made.count < count; made.count++) yield `${made.count};`;
			if (fails) throw new Error('the database is away');
		} finally {
			made.left = true;
		}
	}
	return { made, pieces: pieces() };
}

test('all is taken, in order, and what it was read from is given back once', async () => {
	const ended = vi.fn(async () => undefined);
	const { pieces } = piecesOf(3);
	expect(await new Response(outflow(pieces, ended)).text()).toBe('0;1;2;');
	expect(ended).toHaveBeenCalledTimes(1);
});

test('nothing is made before it is taken', async () => {
	const { made, pieces } = piecesOf(1000);
	const reader = outflow(pieces).getReader();
	await reader.read();
	await pause(5);
	expect(made.count).toBeLessThan(3);
	await reader.cancel();
});

test('who leaves in the middle gives back what was held', async () => {
	const ended = vi.fn(async () => undefined);
	const { made, pieces } = piecesOf(1000);
	const reader = outflow(pieces, ended).getReader();
	await reader.read();
	await reader.cancel();
	expect([made.left, ended.mock.calls.length]).toEqual([true, 1]);
});

test('who takes nothing for a while is cut off, whether she has begun or not', async () => {
	for (const taken of [0, 1]) {
		const ended = vi.fn(async () => undefined);
		const reader = outflow(piecesOf(1000).pieces, ended, { patienceMs: 20, mostMs: 60_000 }).getReader();
		if (taken) await reader.read();
		await pause(60);
		expect(ended).toHaveBeenCalledTimes(1);
		await expect(reader.read()).rejects.toThrow('nobody reads');
	}
});

test('what fails in the middle, or takes too long, does not end as if it were whole', async () => {
	const ended = vi.fn(async () => undefined);
	await expect(new Response(outflow(piecesOf(3, true).pieces, ended)).text()).rejects.toThrow('the database is away');
	const late = outflow(piecesOf(3).pieces, ended, { patienceMs: 1000, mostMs: -1 });
	await expect(new Response(late).text()).rejects.toThrow('for too long');
	expect(ended).toHaveBeenCalledTimes(2);
});
