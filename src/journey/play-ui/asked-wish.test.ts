import { expect, test } from 'vitest';
import { AskedWish } from './asked-wish.svelte.ts';

const open = { before: 'open', after: 'open' } as const;
const [door, end] = [
	{ begun: ['prologue'], choices: [{ quests: true }], ended: null },
	{ begun: ['prologue', 'spark'], choices: [], ended: { title: 'Fin', text: '' } }
] as unknown as Parameters<AskedWish['at']>[0][];

test('« after » is asked of who has answered « before », and not of who has passed it over', () => {
	for (const [answer, then] of [
		['answered', 'after'],
		['passed', null]
	] as const) {
		const asked = new AskedWish(open, {});
		expect(door && asked.at(door)).toBe('before');
		expect(asked.hear('before', answer, { type: 'redirect' })).toBe(true);
		expect(door && asked.at(door)).toBeNull();
		expect(end && asked.at(end)).toBe(then);
	}
});

test('what was refused is asked again, with what was said of it', () => {
	const asked = new AskedWish(open, {});
	const data = { problems: { desirability: 'Choisissez un degré de 1 à 7.' } };
	expect(asked.hear('before', 'answered', { type: 'failure', data })).toBe(false);
	expect(door && asked.at(door)).toBe('before');
	expect(asked.problems).toEqual(data.problems);
});
