import fc from 'fast-check';
import { expect, test } from 'vitest';
import { href, parseAddress } from './address.ts';
import { locales } from './words.ts';

test('an address is spoken in its language', () => {
	expect(href('/network', 'fr')).toBe('/fr/reseau');
	expect(href('/network?sector=gaming', 'fi')).toBe('/fi/verkosto?sector=gaming');
	expect(href('/', 'nl')).toBe('/nl');
	expect(href('/agenda/cafe-numerique', 'en')).toBe('/en/agenda/cafe-numerique');
});

test('what names no language of ours is not an address of a page', () => {
	expect(parseAddress('/xx/agenda')).toBeNull();
	expect(parseAddress('/')).toBeNull();
});

test('every path comes back from its address in every language', () => {
	const segment = fc.stringMatching(/^[a-z0-9-]{1,12}$/);
	const path = fc.tuple(
		fc.constantFrom('network', 'booking', 'sign-in', 'me', 'desk', 'agenda'),
		fc.array(segment, { maxLength: 3 })
	);
	fc.assert(
		fc.property(path, fc.constantFrom(...locales), ([first, rest], locale) => {
			const own = `/${[first, ...rest].join('/')}`;
			expect(parseAddress(href(own, locale))).toEqual({ locale, path: own });
		})
	);
});
