import { setImmediate, setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inTurn } from './turns.ts';

test('what takes long is done one after the other, and others come between', async () => {
	const said: string[] = [];
	const act = (name: string) => async () => {
		said.push(`${name} begins`);
		await setTimeout(5);
		said.push(`${name} ends`);
		return name;
	};
	const all = Promise.all(['one', 'two', 'three'].map((name) => inTurn(act(name))));
	await setImmediate();
	said.push('somebody else');
	expect(await all).toEqual(['one', 'two', 'three']);
	const own = said.filter((what) => what !== 'somebody else');
	expect(own).toEqual(['one begins', 'one ends', 'two begins', 'two ends', 'three begins', 'three ends']);
	expect(said.indexOf('somebody else')).toBeLessThan(4);
});

test('one that fails, or never ends, keeps the next from nothing', async () => {
	await expect(inTurn(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
	void inTurn(() => new Promise(() => undefined));
	expect(await inTurn(async () => 'next')).toBe('next');
});
