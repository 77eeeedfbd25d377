import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Its, keyOf, mergeCell } from './merge.ts';

const cell: fc.Arbitrary<Its> = fc.oneof(
	fc.constantFrom(null, 'a', 'b', 'a b', '01.11', '1.11', '=x', "'=x", 0, 1, 150),
	fc.string({ unit: fc.constantFrom(...'ab \u00a0\n\r\t'), maxLength: 4 })
);
const is = (one: Its) => (other: Its) => keyOf(one) === keyOf(other);

test('no change of hers or of ours is ever lost unseen', () => {
	fc.assert(
		fc.property(cell, cell, cell, fc.array(cell, { maxLength: 2 }), fc.boolean(), (base, hers, ours, others, known) => {
			const merged = mergeCell([hers, ...others], ours, known ? is(base) : null);
			const damaged = others.some(is(base));
			const [edited, changed] = [!is(base)(hers) && !damaged, !is(base)(ours)];
			if (merged === 'hers') {
				// it is written over what stands here: only where nobody has changed that
				expect([known, edited, changed]).toEqual([true, true, false]);
			} else if (merged === 'kept' && known) {
				// what she typed goes nowhere: only where she typed nothing, or the same
				expect(edited && !is(ours)(hers)).toBe(false);
			} else if (merged === 'kept') expect([hers, ...others].some(is(ours))).toBe(true);
			else expect(is(ours)(hers)).toBe(false);
			if (known && edited && changed && !is(ours)(hers)) expect(merged).toBe('conflict');
			if (!known) expect(['kept', 'asked']).toContain(merged);
		}),
		{ numRuns: 5000 }
	);
});

test('a cell that nobody touched, or that both changed to the same, asks nothing', () => {
	fc.assert(
		fc.property(cell, cell, (base, other) => {
			expect(mergeCell([base], other, is(base))).toBe('kept');
			expect(mergeCell([other], other, is(base))).toBe('kept');
		})
	);
});

test('a spreadsheet that lost a zero has changed nothing', () => {
	expect(mergeCell(['1.11', '01.11'], '01.11', is('01.11'))).toBe('kept');
	expect(mergeCell(['1.11', '01.11'], '58.21', is('01.11'))).toBe('kept');
	expect(mergeCell(['1.12', '01.12'], '58.21', is('01.11'))).toBe('conflict');
});
