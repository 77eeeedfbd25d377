import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spaceKinds } from './kinds.ts';
import { PLAN_HEIGHT, PLAN_WIDTH, planOf } from './plan.ts';

test('a plan is the same each time, lies within its frame, and differs from space to space', () => {
	fc.assert(
		fc.property(fc.uuid(), fc.constantFrom(...spaceKinds), fc.integer({ min: 0, max: 500 }), (id, kind, size) => {
			const plan = planOf(id, kind, size);
			expect(planOf(id, kind, size)).toEqual(plan);
			expect(plan.thing.length).toBeGreaterThan(0);
			for (const [x, y] of plan.seat)
				expect(
					plan.wall.some(([left, top, wide, high]) => x >= left && x < left + wide && y >= top && y < top + high)
				).toBe(false);
			for (const [x, y, width, height] of Object.values(plan).flat()) {
				expect(Math.min(x, y, width - 1, height - 1)).toBeGreaterThanOrEqual(0);
				expect(x + width).toBeLessThanOrEqual(PLAN_WIDTH);
				expect(y + height).toBeLessThanOrEqual(PLAN_HEIGHT);
			}
		})
	);
	const drawn = new Set(
		Array.from({ length: 20 }, (_, at) => JSON.stringify(planOf(`00000000-0000-4000-8000-0000000000${at}`, 'room', 8)))
	);
	expect(drawn.size).toBeGreaterThan(8);
});
