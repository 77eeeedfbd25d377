import { beforeAll, expect, test } from 'vitest';
import { openSecret } from '#kernel/server/secret.ts';
import { byHand, drawnNow } from './human.server.ts';

const now = 1_795_000_000_000;
const form = (fields: Record<string, string>): FormData => {
	const made = new FormData();
	for (const [name, value] of Object.entries(fields)) made.set(name, value);
	return made;
};

beforeAll(() => openSecret('a secret for the tests', ''));

test('a form that stood three seconds and whose hidden field is empty was filled in by hand', () => {
	const drawn = drawnNow(now);
	expect(byHand(form({ drawn, website: '' }), now + 3000)).toBe(true);
	expect(byHand(form({ drawn, website: '' }), now + 2999)).toBe(false);
	expect(byHand(form({ drawn, website: '' }), now + 90_000_000)).toBe(false);
	expect(byHand(form({ drawn, website: 'http://spam.example' }), now + 5000)).toBe(false);
});

test('a moment that nobody signed does not count', () => {
	for (const drawn of ['', 'x', `${now}`, `${now - 5000}.${drawnNow(now).split('.')[1]}`])
		expect(byHand(form({ drawn }), now + 5000)).toBe(false);
});
