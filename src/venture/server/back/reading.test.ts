import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codes, hundredths, texts } from './reading.ts';

test.each([
	['0470', 470],
	['00100', '100'],
	['01.11', 1.11],
	['01.11', '01-nov'],
	['1/11', '01-nov'],
	['1/11', '2026-11-01'],
	['11-26', 'nov-26'],
	['3.10', '3,1'],
	['VRAI', true],
	['faux', 'FAUX'],
	["'=x", '=x']
])('%s may be what a spreadsheet shows as %s', (was, shown) => {
	const meant = texts(shown).map((one) => String(one));
	expect(meant.includes(was) || meant.includes(was.replace(/^'/, ''))).toBe(true);
});

test.each([
	['01.11', 1.11],
	['01.11', '01-nov'],
	['01.11', '1,11'],
	['01.11', '111'],
	['01.10', 1.1],
	['10.11', '10-nov'],
	['58.21', '58,21'],
	['58.20', 58.2],
	['58.21', '5821'],
	['01', 1]
])('the code %s may be what a spreadsheet shows as %s', (was, shown) => {
	expect(codes(shown)).toContain(`2025:${was}`);
});

test('a number is read however thousands and decimals are parted', () => {
	const signs = fc.constantFrom(
		['.', ','],
		[',', '.'],
		[' ', ','],
		['\u00a0', ','],
		['\u202f', '.'],
		['?', ','],
		["'", '.'],
		['', ',']
	);
	fc.assert(
		fc.property(
			fc.integer({ min: 0, max: 1e12 }),
			signs,
			fc.constantFrom('', ' €', ' EUR'),
			(its, [group = '', point = ''], end) => {
				const whole = String(Math.floor(its / 100)).replace(/\B(?=(\d{3})+$)/g, group);
				expect(hundredths(`${whole}${point}${String(its % 100).padStart(2, '0')}${end}`)[0]).toBe(its);
				expect(hundredths(its / 100)[0]).toBe(its);
			}
		)
	);
});

test('what is no number is none', () => {
	expect([hundredths('douze')[0], hundredths('1,2E+05')[0], hundredths(null)[0]]).toEqual(['douze', '1,2E+05', null]);
});
