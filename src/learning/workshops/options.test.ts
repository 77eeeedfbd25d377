import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Locale, locales } from '#kernel/words.ts';
import { type Lines, readOptions } from './options.ts';
import type { Option } from './workshop.ts';

const linesOf = (options: readonly Option[]): Lines =>
	Object.fromEntries(locales.map((locale) => [locale, options.map(({ name }) => name[locale] ?? '')]));
const ids = (options: readonly Option[]) => options.map(({ id }) => id);
const before = readOptions({ fr: ['Design', 'Économie', 'Code'], en: ['Design', 'Business', ''] }, 'fr', []);

test('an option is named by the words of whoever makes it, and keeps its id in whatever language it is saved', () => {
	expect(ids(before)).toEqual(['design', 'economie', 'code']);
	const twice = readOptions(linesOf(before), 'nl', readOptions(linesOf(before), 'en', before));
	expect(twice).toEqual(before);
});

test('a word that is corrected, moved, added or taken away leaves the others what they are', () => {
	const correct = { fr: ['Design', 'Économie', 'Développement'], en: ['Design', 'Business', ''] };
	expect(ids(readOptions(correct, 'fr', before))).toEqual(['design', 'economie', 'code']);
	const moved = { fr: ['Code', 'Arts', 'Design', 'Économie'] };
	expect(ids(readOptions(moved, 'fr', before))).toEqual(['code', 'arts', 'design', 'economie']);
	expect(ids(readOptions({ fr: ['Design', 'Code'] }, 'fr', before))).toEqual(['design', 'code']);
});

test('what another language says on a line that the reader’s has not is not lost', () => {
	const said = readOptions({ nl: ['Ontwerp'], fr: ['Design', 'Code'] }, 'nl', []);
	expect(said).toEqual([
		{ id: 'ontwerp', name: { source: 'nl', nl: 'Ontwerp', fr: 'Design' } },
		{ id: 'code', name: { source: 'fr', fr: 'Code' } }
	]);
});

test('two that are written alike have two ids, and the same twice has one, to be refused', () => {
	expect(ids(readOptions({ fr: ['C', 'C++', 'C'] }, 'fr', []))).toEqual(['c', 'c-2', 'c']);
	const renamed = [{ id: 'design', name: { source: 'fr', fr: 'Arts' } }] as const;
	expect(ids(readOptions({ fr: ['Arts', 'Design'] }, 'fr', renamed))).toEqual(['design', 'design-2']);
});

const word = fc.constantFrom('a', 'b', 'c', 'd', 'e', '');
const typed = fc.record({ fr: fc.array(word, { maxLength: 5 }), nl: fc.array(word, { maxLength: 5 }) });
const locale = fc.constantFrom<Locale>('fr', 'nl');

test('whatever is typed, an option that was there keeps its id as it is, and none is two', () => {
	fc.assert(
		fc.property(typed, typed, locale, locale, (one, other, first, second) => {
			const made = readOptions(one, first, []);
			fc.pre(new Set(ids(made)).size === made.length);
			expect(ids(readOptions(linesOf(made), second, made))).toEqual(ids(made));
			const again = ids(readOptions(other, second, made));
			const twice = Object.values(other).some((lines) => new Set(lines).size < lines.length);
			if (!twice) expect(new Set(again).size).toBe(again.length);
		})
	);
});
