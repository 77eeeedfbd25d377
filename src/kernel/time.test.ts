import { expect, test } from 'vitest';
import { daysSaid, longDate, shortDate, span } from './time.ts';
import { type Locale, locales } from './words.ts';

const zone = 'Europe/Brussels';
const plain = (text: string) => text.replace(/\s/g, ' ');
const said = (from: string, to: string, locale: Locale = 'fr') =>
	plain(span(new Date(from), new Date(to), locale, zone, new Date('2026-11-26T12:00:00Z')));

test('the year is said beside a date that lies in another calendar year, and not beside others', () => {
	expect(said('2026-12-09T12:30:00Z', '2026-12-09T15:00:00Z')).toBe('mer. 9 déc., 13:30 – 16:00');
	expect(said('2027-03-11T12:30:00Z', '2027-03-11T15:00:00Z')).toBe('jeu. 11 mars 2027, 13:30 – 16:00');
	for (const locale of locales.slice(1))
		expect(said('2027-03-11T12:30:00Z', '2027-03-11T15:00:00Z', locale)).toContain('2027');
	expect(said('2025-12-31T20:00:00Z', '2025-12-31T22:00:00Z')).toContain('2025');
});

test('the year is that of the place, and both are said over New Year', () => {
	expect(said('2026-12-31T23:30:00Z', '2027-01-01T01:00:00Z')).toBe('ven. 1er janv. 2027, 00:30 – 02:00');
	expect(said('2026-12-31T20:00:00Z', '2027-01-01T01:00:00Z')).toMatch(/2026.*2027/);
});

test('French calls the first of a month « 1er », and no other day or language does', () => {
	const first = new Date('2026-12-01T12:00:00Z');
	expect(plain(longDate(first, 'fr', zone))).toBe('mardi 1er décembre 2026');
	expect(plain(shortDate(first, 'fr', zone))).toBe('mar. 1er déc.');
	expect(said('2026-11-30T17:30:00Z', '2026-12-01T17:30:00Z')).toBe('lun. 30 nov., 18:30 – mar. 1er déc., 18:30');
	expect(plain(longDate(new Date('2026-12-11T12:00:00Z'), 'fr', zone))).toBe('vendredi 11 décembre 2026');
	const days = (until: string) => plain(daysSaid(first, new Date(until), 'fr')).replace(/ ?– ?/g, '–');
	expect(days('2026-12-01T12:00:00Z')).toBe('1er décembre 2026');
	expect(days('2026-12-03T12:00:00Z')).toBe('1er–3 décembre 2026');
	for (const locale of locales.slice(1)) expect(longDate(first, locale, zone)).not.toContain('1er');
});
