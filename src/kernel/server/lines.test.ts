import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inLine } from './lines.ts';

test('one line goes one after the other, also past one that fails, and another line beside it', async () => {
	const said: string[] = [];
	const act = (name: string, ms: number) => async () => {
		said.push(`${name} begins`);
		await setTimeout(ms);
		said.push(`${name} ends`);
		if (name === 'two') throw new Error('two failed');
		return name;
	};
	const line = ['one', 'two', 'three'].map((name) => inLine('desk', act(name, 20)));
	const other = inLine('room', act('other', 5));
	const all = await Promise.allSettled([...line, other]);
	expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
	expect(said.filter((what) => !what.startsWith('other'))).toEqual(
		['one', 'two', 'three'].flatMap((name) => [`${name} begins`, `${name} ends`])
	);
	expect(said.indexOf('other ends')).toBeLessThan(said.indexOf('one ends'));
});
