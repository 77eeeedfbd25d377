import { expect, test } from 'vitest';
import { bounded, fitting } from './bounded.ts';

const SMALL = { problems: { name: 'Trop long.' }, seats: 2, at: new Date(0), none: null, ticked: ['a', 'b'] };

test('what fits the fields of a form comes back as it is', () => {
	const body = 'Une page entière.\n'.repeat(1100);
	const typed = { ...SMALL, text: { body_fr: body, body_en: body, body_nl: body, body_fi: body } };
	expect(bounded(typed)).toEqual(typed);
	const lines = '\r\n'.repeat(60_000);
	expect(bounded({ lines })).toEqual({ lines });
});

test('of a text that no field takes comes back how it begins', () => {
	const { name } = bounded({ name: '<'.repeat(500_000) });
	expect(name.length).toBeLessThan(1000);
	expect('<'.repeat(1000).startsWith(name) && name.length > 0).toBe(true);
});

test('all together has a bound, by what it weighs in a page, and what is said of it stays', () => {
	const many = Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`f${at}`, '<'.repeat(160)]));
	const back = bounded({ typed: { text: many }, problems: { '': 'Un mot.' } });
	expect(JSON.stringify(back.typed).length).toBeLessThan(250_000);
	expect(back.problems).toEqual({ '': 'Un mot.' });
	const named = bounded({ text: { ['n'.repeat(400_000)]: 'x', name: 'Zoé' } });
	expect(named).toEqual({ text: { name: 'Zoé' } });
});

test('a text fits its field in letters as a browser counts them', () => {
	expect(fitting('a\r\nb\r\nc', 5)).toBe('a\r\nb\r\nc');
	expect(fitting('abcdef', 3)).toBe('abc');
	expect(fitting('ab😀', 3)).toBe('ab');
});
