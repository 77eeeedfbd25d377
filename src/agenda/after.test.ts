import { expect, test } from 'vitest';
import { fileSize } from './after.ts';

test('the size of a file is said as people of a language write it', () => {
	const said = (bytes: number, locale: 'fr' | 'en' | 'fi') => fileSize(bytes, locale).replace(/\s/u, ' ');
	expect(said(3_400_000, 'fr')).toBe('3,4 Mo');
	expect(said(3_400_000, 'en')).toBe('3.4 MB');
	expect(said(3_400_000, 'fi')).toBe('3,4 Mt');
	expect(said(12_000, 'fr')).toBe('12 ko');
	expect(said(900, 'fr')).toBe('900 o');
});
