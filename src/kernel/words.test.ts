import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Words } from './words.schema.ts';
import { eachLocale, inOrder, type Locale, locales, say, saidAll, type Words as Text, wordsFrom } from './words.ts';

const words: Text = { source: 'fr', fr: 'Bonsoir', en: 'Good evening' };

test('a reader gets her language, or the source with its name', () => {
	expect(say(words, 'en')).toEqual({ text: 'Good evening', lang: 'en' });
	expect(say(words, 'fi')).toEqual({ text: 'Bonsoir', lang: 'fr' });
});

test('words without a text in their own language are refused', () => {
	expect(Words.safeParse({ source: 'nl', fr: 'Bonsoir' }).success).toBe(false);
	expect(Words.safeParse({ source: 'fr', fr: '  ' }).success).toBe(false);
	expect(Words.safeParse({ source: 'fr', fr: 'Bonsoir', xx: 'Guten Abend' }).success).toBe(false);
});

test('a text of what each language has: the first of the order that has anything is its source', () => {
	const texts = fc.record(
		eachLocale(() => fc.constantFrom(undefined, '', ' ', ' un ', 'deux')),
		{ requiredKeys: [] }
	);
	fc.assert(
		fc.property(texts, fc.constantFrom(...locales), (given: Partial<Record<Locale, string | undefined>>, first) => {
			const words = wordsFrom((locale) => given[locale], inOrder(first));
			const there = inOrder(first).filter((locale) => given[locale]?.trim());
			expect(words?.source).toBe(there[0]);
			for (const locale of there) expect(words?.[locale]).toBe(given[locale]?.trim());
			expect(Object.keys(words ?? {}).length).toBe(there.length && there.length + 1);
			if (words) expect(Words.safeParse(words).success).toBe(true);
		})
	);
});

test('every language stands once in an order, the asked one first', () => {
	for (const locale of locales) {
		expect(inOrder(locale)[0]).toBe(locale);
		expect(inOrder(locale).toSorted()).toEqual(locales.toSorted());
	}
});

test('data travels with the words of one language, and what stands twice in it still is one thing', () => {
	const at = new Date();
	const place = { name: 'Quai', title: words, source: 'desk' };
	const given = { at, words, nothing: null, places: [place, place], deeper: { only: { source: 'fi', fi: 'Hei' } } };
	const shown = saidAll(given, 'en');
	expect(shown).toEqual({
		...{ at, words: { source: 'en', en: 'Good evening' }, nothing: null, deeper: given.deeper },
		places: [1, 2].map(() => ({ name: 'Quai', title: { source: 'en', en: 'Good evening' }, source: 'desk' }))
	});
	expect(shown.places[0]).toBe(shown.places[1]);
	expect(given.words).toBe(words);
});

test('words in one language say what all of them would', () => {
	const text = fc.option(fc.string({ minLength: 1 }), { nil: undefined });
	fc.assert(
		fc.property(fc.record({ en: text, nl: text }), fc.constantFrom(...locales), (more, locale) => {
			const all: Text = { source: 'fr', fr: 'Bonsoir', ...more };
			expect(say(saidAll([all], locale)[0] as Text, locale)).toEqual(say(all, locale));
		})
	);
});
