import { expect, test } from 'vitest';
import { Words } from './words.schema.ts';
import { say, type Words as Text } from './words.ts';

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
