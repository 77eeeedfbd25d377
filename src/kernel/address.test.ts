import { globSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { href, isWord, parseAddress } from './address.ts';
import { locales } from './words.ts';

test('an address is spoken in its language', () => {
	expect(href('/network', 'fr')).toBe('/fr/reseau');
	expect(href('/learning/workshops', 'fr')).toBe('/fr/apprendre/ateliers');
	expect(href('/network?sector=gaming/network', 'fi')).toBe('/fi/verkosto?sector=gaming/network');
	expect(href('/#network', 'nl')).toBe('/nl#network');
	expect(href('/agenda/cafe-numerique', 'en')).toBe('/en/agenda/cafe-numerique');
});

test('a value is never a word, nor is what is no page', () => {
	expect(href('/network/workshops', 'fr')).toBe('/fr/reseau/workshops');
	expect(href('/agenda/constructor/questions', 'fr')).toBe('/fr/agenda/constructor/questions');
	expect(href('/desk/activities/export', 'fr')).toBe('/fr/coulisses/activites/export');
	expect(href('/mine/secret.ics', 'fi')).toBe('/fi/mine/secret.ics');
});

test('what names no language of ours is not an address of a page', () => {
	expect(parseAddress('/xx/agenda')).toBeNull();
	expect(parseAddress('/')).toBeNull();
});

test('a segment is read in any language, or as our own', () => {
	expect(parseAddress('/fr/learning/tyopajat')).toEqual({ locale: 'fr', path: '/learning/workshops' });
	expect(parseAddress('/fr/desk/activities/export')).toEqual({ locale: 'fr', path: '/desk/activities/export' });
});

test('who lets people choose a value knows the words beside it', () => {
	for (const word of ['new', 'creer', 'nieuw', 'uusi']) expect(isWord('/desk/operations', word)).toBe(true);
	expect(isWord('/desk/operations', 'FEDER-1')).toBe(false);
	expect(isWord('/network', 'workshops')).toBe(false);
});

/** The routes as the folders say them, pages and files alike. */
const routes = globSync('src/routes/**/+{page.svelte,server.ts}').map((file) =>
	file
		.replaceAll('\\', '/')
		.split('/')
		.slice(2, -1)
		.filter((segment) => !segment.startsWith('('))
);

test('every path comes back from its address in every language, whatever its values are', () => {
	// a value is no word of its neighbours: whoever makes slugs sees to it
	const value = fc.stringMatching(/^[a-z0-9][a-z0-9-]{1,12}\d$/);
	const segments = fc
		.constantFrom(...routes)
		.chain((route) => fc.tuple(...route.map((segment) => (segment.includes('[') ? value : fc.constant(segment)))));
	fc.assert(
		fc.property(segments, fc.constantFrom(...locales), (own, locale) => {
			const path = `/${own.join('/')}`;
			expect(parseAddress(href(path, locale))).toEqual({ locale, path });
		}),
		{ numRuns: 2000 }
	);
});
