import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterQuiet, isQuiet, tellAt } from './telling.ts';

const timeZone = 'Europe/Brussels';
const minute = fc.integer({ min: 0, max: 1439 });
const quiet = fc.tuple(minute, minute).filter(([from, until]) => from !== until);
const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true });

test('nobody is told in quiet hours, and nobody later than their end', () => {
	fc.assert(
		fc.property(moment, quiet, (at, [from, until]) => {
			const clock = { quiet: { from, until }, timeZone };
			const told = afterQuiet(at, clock);
			expect(isQuiet(told, clock)).toBe(false);
			expect(told >= at).toBe(true);
			// all between is quiet: nothing waits longer than it must
			for (let one = at.getTime(); one < told.getTime(); one += 5 * 60_000)
				expect(isQuiet(new Date(one), clock)).toBe(true);
		}),
		{ numRuns: 300 }
	);
});

test('what is told of a day waits less than a day and an hour, of a week less than a week and an hour', () => {
	fc.assert(
		fc.property(moment, fc.constantFrom('daily' as const, 'weekly' as const), (at, rhythm) => {
			const told = tellAt(rhythm, at, { quiet: null, timeZone });
			const hours = (told.getTime() - at.getTime()) / 3_600_000;
			expect(hours).toBeGreaterThan(0);
			expect(hours).toBeLessThanOrEqual((rhythm === 'daily' ? 24 : 168) + 1);
			const shown = told.toLocaleString('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit' });
			expect(shown).toMatch(rhythm === 'daily' ? /08:00$/ : /^Mon.*08:00$/);
		})
	);
});

test('an hour that the clock leaves out or shows twice holds nobody up', () => {
	const night = { from: 22 * 60, until: 2 * 60 + 30 };
	const asked = (at: string) => afterQuiet(new Date(at), { quiet: night, timeZone }).toISOString();
	// 29 March 2026, 02:00 becomes 03:00; 25 October 2026, 03:00 becomes 02:00
	expect(asked('2026-03-29T00:50:00Z')).toBe('2026-03-29T01:00:00.000Z');
	expect(asked('2026-10-25T00:10:00Z')).toBe('2026-10-25T00:30:00.000Z');
	expect(asked('2026-10-25T01:10:00Z')).toBe('2026-10-25T01:30:00.000Z');
	expect(asked('2026-12-01T21:30:00Z')).toBe('2026-12-02T01:30:00.000Z');
});
