import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localOf, momentOf } from '#kernel/server/clock.ts';
import { allDay, type Hours, type Opening, tidied } from '../hours.ts';
import { minuteOf, openBetween } from './open.ts';

const ZONE = 'Europe/Brussels';
const [HOUR, MINUTE] = [3_600_000, 60_000];
const place = { id: 'place', slug: 'place', name: 'Place', locality: null };
const opened = (hours: Hours) => ({ id: 'space', hours, closedOnHolidays: false, place });
const every = (openings: readonly Opening[]): Hours => Array.from({ length: 7 }, () => openings);
const moment = (local: string) => momentOf(local, ZONE) as Date;
const on = (day: string) => ({ from: moment(`${day}T12:00`), until: moment(`${day}T12:01`) });
const shown = (hours: Hours, day: string) =>
	openBetween(opened(hours), [], on(day), ZONE).map(({ from, until }) => [from.toISOString(), until.toISOString()]);

// the last Sundays of March and of October
const [SPRING, AUTUMN] = ['2027-03-28', '2026-10-25'];

test('a day on which the clock changes lasts 23 or 25 hours', () => {
	const hours = (day: string) =>
		openBetween(opened(allDay), [], on(day), ZONE).map(({ from, until }) => (until.getTime() - from.getTime()) / HOUR);
	expect([hours(SPRING), hours(AUTUMN), hours('2026-11-02')]).toEqual([[23], [25], [24]]);
});

test('what opens or closes in the hour that is left out does so when the clock goes on', () => {
	const [before, change, after] = ['2027-03-28T00:00:00.000Z', '2027-03-28T01:00:00.000Z', '2027-03-28T02:00:00.000Z'];
	expect(shown(every([[60, 150]]), SPRING)).toEqual([[before, change]]);
	expect(shown(every([[150, 240]]), SPRING)).toEqual([[change, after]]);
	expect(shown(every([[125, 175]]), SPRING)).toEqual([]);
	expect(
		shown(
			every([
				[60, 130],
				[170, 240]
			]),
			SPRING
		)
	).toEqual([[before, after]]);
});

test('what opens or closes in the hour that comes twice does so the first time', () => {
	expect(shown(every([[60, 150]]), AUTUMN)).toEqual([['2026-10-24T23:00:00.000Z', '2026-10-25T00:30:00.000Z']]);
	expect(shown(every([[150, 240]]), AUTUMN)).toEqual([['2026-10-25T00:30:00.000Z', '2026-10-25T03:00:00.000Z']]);
});

const opening = fc
	.tuple(fc.nat(1439), fc.integer({ min: 1, max: 1440 }))
	.map(([from, until]): Opening => [Math.min(from, until - 1), Math.max(from + 1, until)]);

/** Days around a change of the clock. */
const day = fc
	.tuple(fc.constantFrom(SPRING, AUTUMN), fc.integer({ min: -2, max: 2 }))
	.map(([day, shift]) => new Date(Date.parse(`${day}T00:00Z`) + shift * 86_400_000).toISOString().slice(0, 10));

test('it is open at a moment when the clock shows that it is, but in the hour that comes twice', () => {
	fc.assert(
		fc.property(
			day,
			fc.array(opening, { maxLength: 3 }),
			fc.integer({ min: -200, max: 1700 }),
			(day, given, minute) => {
				const at = new Date(moment(`${day}T00:00`).getTime() + minute * MINUTE);
				const twice =
					moment(localOf(at, ZONE)).getTime() !== at.getTime() ||
					moment(localOf(new Date(at.getTime() + HOUR), ZONE)).getTime() !== at.getTime() + HOUR;
				fc.pre(!twice);
				const found = openBetween(
					opened(every(tidied(given) ?? [])),
					[],
					{ from: at, until: new Date(at.getTime() + 1) },
					ZONE
				);
				const clock = minuteOf(at, ZONE);
				expect(found.some(({ from, until }) => from <= at && at < until)).toBe(
					given.some(([from, until]) => from <= clock && clock < until)
				);
				expect(
					found.every(
						({ from, until }, index) => from < until && from.getTime() > (found[index - 1]?.until.getTime() ?? 0)
					)
				).toBe(true);
			}
		)
	);
});

test('the minute of the day is what the clock shows', () => {
	expect(minuteOf(moment(`${SPRING}T12:05`), ZONE)).toBe(725);
	expect(minuteOf(new Date('2026-10-25T01:30:00Z'), ZONE)).toBe(150);
});
