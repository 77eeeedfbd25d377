import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plain, spelling } from './fold.ts';
import { freeAmong, SLUG, slugOf } from './slug.ts';

test('a text is compared without capitals, accents, apostrophes or runs of blanks', () => {
	expect(plain('  L’ÉCOLE  d\u0027Été — Cœur ')).toBe('l ecole d ete — cœur');
	expect(plain('MUSE\u0301E')).toBe(plain('musée'));
});

test('two spellings of a name are one', () => {
	expect(spelling('L’Œuvre, à l’École')).toBe(spelling('l oeuvre a l ecole'));
	expect(spelling('STRAẞE')).toBe('strasse');
});

test('a name gives an address', () => {
	expect(slugOf('L’Œuvre à l’école — « Été »')).toBe('l-oeuvre-a-l-ecole-ete');
	expect(slugOf('ACTE 2, asbl')).toBe('acte-2-asbl');
	expect(slugOf('日本')).toBe('');
	expect(slugOf('Un atelier de jeu', 11)).toBe('un-atelier');
	const isSlug = (name: string) => slugOf(name) === '' || SLUG.test(slugOf(name));
	fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), isSlug));
});

test('an address that is taken gets the first number that is free', () => {
	expect(freeAmong(new Set(['a', 'a-2', 'a-4']), 'a')).toBe('a-3');
	expect(freeAmong(new Set(['a-2']), 'a')).toBe('a');
});
