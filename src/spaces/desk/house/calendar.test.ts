import { expect, it } from 'vitest';
import { inLanes } from './calendar.ts';

const lanesOf = (...parts: [from: number, until: number][]) =>
	inLanes(parts.map(([from, until]) => ({ from, until }))).map(({ from, lane, lanes }) => [from, lane, lanes]);

it('gives what stands alone the whole width', () => {
	expect(lanesOf([600, 660], [540, 600])).toEqual([
		[540, 0, 1],
		[600, 0, 1]
	]);
});

it('puts what overlaps side by side, and a lane that is free again to use', () => {
	expect(lanesOf([540, 660], [600, 780], [660, 700], [800, 900])).toEqual([
		[540, 0, 2],
		[600, 1, 2],
		[660, 0, 2],
		[800, 0, 1]
	]);
});
