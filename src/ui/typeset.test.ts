import { expect, test } from 'vitest';
import { typeset } from './typeset.ts';

test('French punctuation never starts a line', () => {
	expect(typeset('Une idée ? « Oui : 12 % »', 'fr')).toBe('Une idée\u00a0? «\u00a0Oui\u00a0: 12\u00a0%\u00a0»');
});

test('other languages keep their spaces', () => {
	expect(typeset('An idea ? No', 'en')).toBe('An idea ? No');
});
