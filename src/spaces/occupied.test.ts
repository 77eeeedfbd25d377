import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minutesIn, shareOf, together, weekOf } from './occupied.ts';

const MINUTE = 60_000;
const MONDAY = Date.UTC(2026, 5, 1);
const hourOf = (at: Date): number => Math.floor((at.getTime() - MONDAY) / 3_600_000) % 168;
const stretch = fc
	.tuple(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 900 }))
	.map(([start, length]) => ({
		from: new Date(MONDAY + start * MINUTE),
		until: new Date(MONDAY + (start + length) * MINUTE)
	}));

test('each minute is counted once for each unit, in its hour of the week', () => {
	fc.assert(
		fc.property(fc.array(stretch, { maxLength: 8 }), fc.integer({ min: 1, max: 20 }), (stretches, units) => {
			const counted = new Map<number, number>();
			for (const { from, until } of stretches)
				for (let at = from.getTime(); at < until.getTime(); at += MINUTE)
					counted.set(hourOf(new Date(at)), (counted.get(hourOf(new Date(at))) ?? 0) + units);
			expect(minutesIn(stretches, units, hourOf)).toEqual(counted);
		})
	);
});

test('a week of several spaces adds up, and a share is between none and all', () => {
	const minutes = fc.array(fc.tuple(fc.nat(167), fc.nat(5000))).map((all) => new Map(all));
	fc.assert(
		fc.property(fc.array(fc.record({ open: minutes, taken: minutes }), { maxLength: 5 }), (all) => {
			const week = weekOf(all);
			const total = (which: 'open' | 'taken') =>
				all.flatMap((one) => [...one[which].values()]).reduce((a, b) => a + b, 0);
			expect(week).toHaveLength(168);
			expect(together(week)).toEqual({ open: total('open'), taken: total('taken') });
			for (const hour of week) {
				const share = shareOf(hour);
				expect(share === null ? hour.open === 0 : share >= 0 && share <= 1).toBe(true);
			}
		})
	);
});
