import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allot, areWhole, issuerKey, type Part, referenceKey, WHOLE } from './charge.ts';

const keys = fc.uniqueArray(fc.integer({ min: 1, max: WHOLE - 1 }), { maxLength: 5 }).map((cuts): Part[] => {
	const ends = [...cuts.toSorted((a, b) => a - b), WHOLE];
	return ends.map((end, at) => ({ operation: `op-${at}`, parts: end - (ends[at - 1] ?? 0) }));
});

test('parts of a key add up to one, and what they pay to the amount, whatever it is', () => {
	fc.assert(
		fc.property(keys, fc.integer({ min: 0, max: 1_000_000_000 }), (parts, cents) => {
			expect(areWhole(parts)).toBe(true);
			const paid = allot(cents, parts);
			expect([...paid.values()].reduce((sum, one) => sum + one, 0)).toBe(cents);
			for (const { operation, parts: its } of parts)
				expect(Math.abs((paid.get(operation) ?? 0) - (cents * its) / WHOLE)).toBeLessThan(1);
		})
	);
	expect(areWhole([{ operation: 'a', parts: 9999 }])).toBe(false);
	expect(areWhole([5000, 5000].map((parts) => ({ operation: 'a', parts })))).toBe(false);
});

test('an invoice is the same however its number and its issuer are typed, and another one is not', () => {
	expect(issuerKey('BE 0200.065.765')).toBe(issuerKey('0200065765'));
	expect(issuerKey('Imprimerie du Parc')).toBe(issuerKey('IMPRIMERIE  DU PARC'));
	expect(referenceKey('F 2026/001')).toBe(referenceKey('f2026-1'));
	expect(referenceKey('2026-11')).not.toBe(referenceKey('2026-1/1'));
});
