import { expect, test } from 'vitest';
import { begin } from '../game/state.ts';
import { valuesOf } from '../game/values.ts';
import { smallGame } from './small.fixture.ts';
import { format, tableOf } from './words.ts';

const values = { ...valuesOf(begin(smallGame, 1), smallGame), week: 2, cash: 1200, customers: 1 };

test('numbers are said in the reader’s language, counted things in their plural', () => {
	const fr = {
		a: 'Il reste {cash, number, ::currency/EUR precision-integer}.',
		b: '{customers, plural, one {# client} other {# clients}}'
	};
	expect(format(fr, 'a', values, 'fr')).toBe('Il reste 1\u202f200\u00a0€.');
	expect(format(fr, 'b', values, 'fr')).toBe('1 client');
	expect(
		format({ b: '{customers, plural, one {# asiakas} other {# asiakasta}}' }, 'b', { ...values, customers: 5 }, 'fi')
	).toBe('5 asiakasta');
});

test('what cannot be said breaks nothing: as it was written, or the key', () => {
	for (const text of ['{week', '{nothing}', '{week, plural, one {x}}'])
		expect(format({ k: text }, 'k', values, 'fr')).toBe(text);
	expect(format({}, 'l.sp_1', values, 'fr')).toBe('l.sp_1');
	expect(format({ k: 'un <b> & « deux »' }, 'k', values, 'fr')).toBe('un <b> & « deux »');
});

test('what a language lacks, or says wrongly, is French and named', () => {
	const words = { fr: { a: 'Un', b: 'Deux {week}', c: 'Trois' }, nl: { a: 'Een', b: 'Twee {week', c: '', d: 'Vier' } };
	expect(tableOf(words, 'nl')).toEqual({
		words: { a: 'Een', b: 'Deux {week}', c: 'Trois' },
		missing: ['b', 'c']
	});
	expect(tableOf(words, 'fr').missing).toEqual([]);
});
