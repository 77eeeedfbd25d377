import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measures, sides } from '#kernel/given.ts';
import { amountSaid, amountToType, amountTyped } from './amount.ts';
import { bondRows } from './bond.ts';

const counted = { measure: fc.constantFrom(...measures), amount: fc.integer({ min: 1, max: 1_000_000 }) };

test('the rows hold every line once, in whatever order the lines come', () => {
	fc.assert(
		fc.property(
			fc.array(fc.record(counted)),
			fc.array(fc.record({ ...counted, side: fc.constantFrom(...sides) })),
			(pledged, lines) => {
				const rows = bondRows(pledged, lines);
				const sum = (all: readonly { amount: number }[]) => all.reduce((total, { amount }) => total + amount, 0);
				expect(sum(rows.map((row) => ({ amount: row.pledged })))).toBe(sum(pledged));
				for (const side of sides)
					expect(sum(rows.map((row) => ({ amount: row[side] })))).toBe(sum(lines.filter((one) => one.side === side)));
				expect(bondRows(pledged.toReversed(), lines.toReversed())).toEqual(rows);
				expect(rows.map(({ measure }) => measure)).toEqual(
					measures.filter((one) => rows.some(({ measure }) => measure === one))
				);
			}
		)
	);
});

test('an amount is said as people write it, and is typed as it is said', () => {
	expect(amountSaid({ measure: 'hours', amount: 750 }, 'en')).toBe('12.5 hrs');
	expect(amountSaid({ measure: 'money', amount: 125_000 }, 'en')).toBe('€1,250');
	expect(amountSaid({ measure: 'money', amount: 1250 }, 'fr').replace(/\s/g, ' ')).toBe('12,50 €');
	expect(['12,5', '12.5 h', '1 250', '0,001', '-3', 'dix'].map((typed) => amountTyped('hours', typed))).toEqual([
		750,
		750,
		75_000,
		null,
		null,
		null
	]);
	expect(['1h30', '2 h 05', '3h', '1h75'].map((typed) => amountTyped('hours', typed))).toEqual([90, 125, 180, null]);
	expect(amountTyped('people', '2,5')).toBeNull();
	expect(amountTyped('money', '1 250,40 €')).toBe(125_040);
	fc.assert(
		fc.property(fc.record(counted), ({ measure, amount }) => {
			const whole = measure === 'hours' || measure === 'rooms' ? amount * 60 : amount;
			expect(amountTyped(measure, amountToType({ measure, amount: whole }))).toBe(whole);
		})
	);
});
