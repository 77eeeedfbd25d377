import fc from 'fast-check';
import { expect, test } from 'vitest';
import { centsIn, materialCents, thousandthsIn, timeCents } from './costs.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 30) + minutes * 60_000);

test('time and material cost their share, a half cent upwards', () => {
	expect(timeCents(at(0), at(90), 1000)).toBe(1500);
	expect(timeCents(at(0), at(1), 90)).toBe(2);
	expect(materialCents(1250, 399)).toBe(499);
	expect(materialCents(1, 499)).toBe(0);
	expect(materialCents(1, 500)).toBe(1);
});

test('never more than half a cent away, and more never costs less', () => {
	const quantity = fc.integer({ min: 1, max: 99_999_999 });
	const price = fc.integer({ min: 0, max: 10_000_000 });
	fc.assert(
		fc.property(quantity, quantity, price, (some, more, cents) => {
			expect(Math.abs(materialCents(some, cents) - (some * cents) / 1000)).toBeLessThanOrEqual(0.51);
			expect(materialCents(some + more, cents)).toBeGreaterThanOrEqual(materialCents(some, cents));
		})
	);
});

test('quantities and amounts are read as people write them, and nothing else is', () => {
	expect([thousandthsIn('1,25'), thousandthsIn(' 3 '), thousandthsIn('0.005')]).toEqual([1250, 3000, 5]);
	expect([centsIn('12,5'), centsIn('12.50'), centsIn('7')]).toEqual([1250, 1250, 700]);
	for (const wrong of ['', '-1', '1e3', '1,2345', '9999999', 'NaN', '1.2.3', '٣'])
		expect([thousandthsIn(wrong), centsIn(wrong)]).toEqual([null, null]);
});
