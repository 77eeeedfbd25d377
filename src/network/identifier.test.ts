import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	enterpriseNumber,
	identifierAddress,
	identifierIn,
	identifierLine,
	identifierOf,
	naceKey,
	vatOf
} from './index.ts';
import { NewOrganization } from './organization.ts';

const numbers = fc
	.integer({ min: 0, max: 19_999_999 })
	.map((first) => `${String(first).padStart(8, '0')}${String(97 - (first % 97)).padStart(2, '0')}`);

test('a numéro BCE is read in the ways people write it', () => {
	for (const given of [
		'0200.065.765',
		'BE 0200 065 765',
		'be0200065765',
		'TVA BE 0200.065.765',
		'200.065.765',
		'0200065765 '
	])
		expect(enterpriseNumber(given), given).toBe('0200065765');
	for (const given of ['', 'BE', '0200.065.766', '2200065765', '020006576', '02000657655', 'abc', '0200065765x'])
		expect(enterpriseNumber(given), given).toBeNull();
});

test('every number that holds is read, and every change of one digit is refused', () => {
	fc.assert(
		fc.property(numbers, fc.nat(9), fc.nat(9), (number, at, digit) => {
			expect(enterpriseNumber(identifierLine({ scheme: 'bce', value: number }))).toBe(number);
			const changed = `${number.slice(0, at)}${digit}${number.slice(at + 1)}`;
			expect(enterpriseNumber(changed)).toBe(changed === number ? number : null);
		}),
		{ numRuns: 2000 }
	);
});

test('other numbers have their form, and lead somewhere when they can', () => {
	expect(identifierOf('vat', 'fr 40.303.265.045')).toEqual({ scheme: 'vat', value: 'FR40303265045' });
	expect(identifierOf('vat', 'FR12345678901')).toBeNull();
	expect(identifierOf('vat', 'NO 988 077 917 MVA')?.value).toBe('NO988077917MVA');
	expect(identifierOf('vat', 'BE0200065765')).toBeNull();
	expect(identifierOf('ror', 'https://ror.org/02qnnz951')).toEqual({ scheme: 'ror', value: '02qnnz951' });
	expect(identifierOf('wikidata', 'Q0')).toBeNull();
	expect(identifierAddress({ scheme: 'wikidata', value: 'Q12' })).toBe('https://www.wikidata.org/wiki/Q12');
	expect(vatOf([{ scheme: 'bce', value: '0200065765' }])).toBe('BE0200065765');
	expect(vatOf([])).toBeNull();
});

test('the number of a company abroad is read by the rule of its country, and a wrong one is not taken for another', () => {
	for (const [country, given, scheme, value] of [
		['FI', '2077474-0', 'ytunnus', '2077474-0'],
		['FI', 'FI20774740', 'ytunnus', '2077474-0'],
		['FI', '20774740', 'ytunnus', '2077474-0'],
		['FR', '552 008 443', 'siren', '552008443'],
		['FR', '732 829 320 00074', 'siret', '73282932000074'],
		['FR', 'FR 40 303 265 045', 'vat', 'FR40303265045'],
		['NL', 'KvK 12345678', 'kvk', '12345678'],
		['BE', 'BE 0200.065.765', 'bce', '0200065765'],
		['GR', '094259216', 'vat', 'EL094259216'],
		['DE', 'DE 136 695 976', 'vat', 'DE136695976']
	])
		expect(identifierIn(country ?? '', given ?? ''), given).toEqual({ scheme, value });
	for (const [country, given] of [
		['FI', '2077474-1'],
		['FR', '552008444'],
		['FR', '73282932000075'],
		['NL', '1234567'],
		['BE', '0200065766'],
		['DE', 'DE136695977'],
		['FI', '']
	])
		expect(identifierIn(country ?? '', given ?? ''), given).toBeNull();
	expect(identifierAddress({ scheme: 'ytunnus', value: '2077474-0' })).toBe(
		'https://tietopalvelu.ytj.fi/yritys/2077474-0'
	);
	expect(identifierLine({ scheme: 'siret', value: '73282932000074' })).toBe('732 829 320 00074');
	expect(vatOf([{ scheme: 'ytunnus', value: '2077474-0' }])).toBe('FI20774740');
});

test('a wrong number is refused beside its field, with the key of its sentence', () => {
	const wrong = NewOrganization.safeParse({ identifiers: [{ scheme: 'bce', value: '0200065766' }] });
	expect(wrong.error?.issues).toContainEqual(expect.objectContaining({ message: 'network_identifier_bce' }));
});

test('a NACE code is read as people write it', () => {
	expect(naceKey('58.21')).toBe('2025:58.21');
	expect(naceKey('5821')).toBe('2025:58.21');
	expect(naceKey('58.210')).toBe('2025:58.21');
	expect(naceKey('rev2:62.01 Programmation informatique')).toBe('rev2:62.01');
	expect(naceKey('62')).toBe('2025:62');
	expect(naceKey('j')).toBe('2025:J');
	for (const wrong of ['', 'jeux', '5', '..', 'rev3:12']) expect(naceKey(wrong), wrong).toBeNull();
});
