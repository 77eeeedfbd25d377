import fc from 'fast-check';
import { expect, test } from 'vitest';
import { levelsOf } from './chart.ts';

test('the levels of a chart are round', () => {
	expect(levelsOf(18.9, 23.5)).toEqual([18, 20, 22, 24]);
	expect(levelsOf(400, 1103)).toEqual([400, 600, 800, 1000, 1200]);
	expect(levelsOf(-0.3, 0.1)).toEqual([-0.3, -0.2, -0.1, 0, 0.1]);
	expect(levelsOf(0, 0)).toEqual([0, 0.5]);
});

test('the levels of a chart hold all of it and are few', () => {
	const number = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => Number(value.toFixed(3)));
	fc.assert(
		fc.property(number, number, (one, other) => {
			const [least, most] = [Math.min(one, other), Math.max(one, other)];
			const levels = levelsOf(least, most);
			expect(levels.length).toBeGreaterThanOrEqual(2);
			expect(levels.length).toBeLessThanOrEqual(6);
			expect(levels[0]).toBeLessThanOrEqual(least);
			expect(levels.at(-1)).toBeGreaterThanOrEqual(most);
			expect(levels).toEqual([...new Set(levels)].toSorted((a, b) => a - b));
		})
	);
});
