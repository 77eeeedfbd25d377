import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { anchor, momentOf, pastWeeks } from './calendar.ts';

const WEDNESDAY = 3;
const day = fc.integer({ min: 0, max: 40_000 }).map((days) => Temporal.PlainDate.from('1990-01-01').add({ days }));

test('the anchor is the nearest Wednesday', () => {
	fc.assert(
		fc.property(day, (today) => {
			const found = anchor(today);
			expect(found.dayOfWeek).toBe(WEDNESDAY);
			expect(Math.abs(today.until(found).days)).toBeLessThanOrEqual(3);
		})
	);
});

test('an hour is the hour on the wall, in summer and in winter', () => {
	const from = Temporal.PlainDate.from('2026-07-01');
	expect(momentOf(from, 0, '18:30', 'Europe/Brussels').toISOString()).toBe('2026-07-01T16:30:00.000Z');
	expect(momentOf(from, 180, '18:30', 'Europe/Brussels').toISOString()).toBe('2026-12-28T17:30:00.000Z');
});

test('the last year is 52 whole weeks that end before this one', () => {
	fc.assert(
		fc.property(day, (today) => {
			const weeks = pastWeeks(today);
			expect(weeks).toHaveLength(52);
			expect(weeks.every(({ monday, index }) => monday.dayOfWeek === 1 && index >= 0 && index <= 51)).toBe(true);
			const days = weeks.at(-1)?.monday.until(today).days ?? 0;
			expect(days).toBeGreaterThanOrEqual(7);
			expect(days).toBeLessThan(14);
		})
	);
});
