import fc from 'fast-check';
import { expect, test } from 'vitest';
import { enterpriseNumber, identifierAddress, identifierLine, identifierOf, naceKey, vatOf } from './index.ts';
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
	expect(identifierOf('vat', 'fr 12.345.678.901')).toEqual({ scheme: 'vat', value: 'FR12345678901' });
	expect(identifierOf('vat', 'BE0200065765')).toBeNull();
	expect(identifierOf('ror', 'https://ror.org/02qnnz951')).toEqual({ scheme: 'ror', value: '02qnnz951' });
	expect(identifierOf('wikidata', 'Q0')).toBeNull();
	expect(identifierAddress({ scheme: 'wikidata', value: 'Q12' })).toBe('https://www.wikidata.org/wiki/Q12');
	expect(vatOf([{ scheme: 'bce', value: '0200065765' }])).toBe('BE0200065765');
	expect(vatOf([])).toBeNull();
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
