import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outlineOf, pointAt, ringsFor, sliceOf } from './spider.ts';

test('the first axis points upwards, and the next ones follow clockwise', () => {
	expect(pointAt(0, 4, 1, 100)).toEqual({ x: 0, y: -100 });
	expect(pointAt(1, 4, 0.5, 100)).toEqual({ x: 50, y: -0 });
	expect(outlineOf([1, 0, 1, 0], 10)).toMatch(/^M0 -10L-?0 -?0L0 10L-?0 -?0Z$/);
});

test('no point lies outside its ring, and each axis has one', () => {
	fc.assert(
		fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 20 }), (fars) => {
			expect(outlineOf(fars, 100).split('L')).toHaveLength(fars.length);
			for (const [axis, far] of fars.entries()) {
				const { x, y } = pointAt(axis, fars.length, far, 100);
				expect(Math.hypot(x, y)).toBeLessThanOrEqual(far * 100 + 0.02);
			}
		})
	);
});

test('three slices of five axes go round', () => {
	expect(sliceOf(0, 4, 15, 100)).toContain('A100 100 0 0 1');
	expect(sliceOf(0, 9, 15, 100)).toContain('A100 100 0 1 1');
});

test('who begins sees four rings, who is far sees one more than she has', () => {
	expect([ringsFor([]), ringsFor([0, 2]), ringsFor([4]), ringsFor([8])]).toEqual([4, 4, 5, 8]);
});
