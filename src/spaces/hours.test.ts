import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_MINUTES, type Exception, type Hours, type Opening, openingsOn, tidied } from './hours.ts';

const opening = fc
	.tuple(fc.integer({ min: -10, max: DAY_MINUTES + 10 }), fc.integer({ min: -10, max: DAY_MINUTES + 10 }))
	.map(([from, until]): Opening => [from, until]);
const sound = fc
	.tuple(fc.nat(DAY_MINUTES - 1), fc.integer({ min: 1, max: DAY_MINUTES }))
	.map(([from, until]): Opening => [Math.min(from, until - 1), Math.max(from + 1, until)]);
const isIn = (openings: readonly Opening[], minute: number) =>
	openings.some(([from, until]) => from <= minute && minute < until);

test('openings that lie in a day are put in order, the same time, and none touches the next', () => {
	fc.assert(
		fc.property(
			fc.array(sound, { maxLength: 8 }),
			fc.array(fc.nat(DAY_MINUTES), { maxLength: 30 }),
			(given, minutes) => {
				const found = tidied(given) ?? [];
				expect(found.length).toBeLessThanOrEqual(given.length);
				for (const minute of [...minutes, ...given.flat()]) expect(isIn(found, minute)).toBe(isIn(given, minute));
				expect(found.every(([from], at) => at === 0 || from > (found[at - 1]?.[1] ?? 0))).toBe(true);
				expect(tidied(found)).toEqual(found);
			}
		)
	);
});

test('openings that end first or leave the day are none', () => {
	fc.assert(
		fc.property(fc.array(opening, { maxLength: 4 }), (given) => {
			const right = given.every(([from, until]) => from >= 0 && from < until && until <= DAY_MINUTES);
			expect(tidied(given) !== null).toBe(right);
		})
	);
});

const days = Array.from({ length: 20 }, (_, at) => `2026-03-${String(at + 10).padStart(2, '0')}`);
const exception = fc
	.record({ space: fc.constantFrom(null, 'space'), first: fc.nat(19), last: fc.nat(19), from: fc.nat(1000) })
	.map(
		({ space, first, last, from }): Exception => ({
			...{ id: String(from), space, reason: null, openings: from % 3 ? [[from, from + 60]] : [] },
			from: days[Math.min(first, last)] ?? '',
			until: days[Math.max(first, last)] ?? ''
		})
	);
// Monday opens at minute 100, Tuesday at 101, …
const week: Hours = Array.from({ length: 7 }, (_, day) => [[100 + day, 1000]]);

test('a day is as the week says unless it is apart: of the space before of its place, the last one said of two', () => {
	fc.assert(
		fc.property(fc.array(exception, { maxLength: 5 }), fc.nat(19), fc.boolean(), (exceptions, at, closed) => {
			const day = days[at] ?? '';
			const there = exceptions.filter(({ from, until }) => from <= day && day <= until);
			const meant = [...there].reverse().toSorted((a, b) => Number(b.space !== null) - Number(a.space !== null))[0];
			// 9 March 2026 was a Monday
			const usual = closed ? [] : [[100 + ((at + 1) % 7), 1000]];
			expect(openingsOn(day, week, exceptions, closed)).toEqual(meant ? meant.openings : usual);
		})
	);
});
