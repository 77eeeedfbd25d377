import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { loose } from './loose.ts';

test('what goes on is waited for, also what it lets go on itself, and what fails is told of', async () => {
	const told: unknown[] = [];
	const done: string[] = [];
	const { go, settled } = loose((error) => told.push(error));
	const work = async (name: string, milliseconds: number) => {
		await pause(milliseconds);
		done.push(name);
		if (name === 'first') go(work('last', 5));
		if (name === 'second') throw new Error(name);
	};
	go(work('first', 10));
	go(work('second', 1));
	await settled();
	expect(done).toEqual(['second', 'first', 'last']);
	expect(told).toEqual([new Error('second')]);
	await settled();
});
