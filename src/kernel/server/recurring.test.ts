import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../errors.ts';
import { type Repeat, repeats } from '../recurrence.ts';
import { localOf, momentOf } from './clock.ts';
import { expand, MOST_IN_SERIES, ruleOf } from './recurring.ts';

const timeZone = 'Europe/Brussels';
const recipe = (rule: string, startsLocal: string, more: object = {}) => ({
	rule,
	startsLocal,
	minutes: 120,
	timeZone,
	...more
});
const locals = (of: ReturnType<typeof recipe>) => expand(of).map(({ startsAt }) => localOf(startsAt, of.timeZone));
const code = (of: ReturnType<typeof recipe>) => {
	try {
		expand(of);
		return null;
	} catch (error) {
		return error instanceof Refusal ? error.code : error;
	}
};

test('18:30 stays 18:30 on both nights that the clocks change', () => {
	const autumn = expand(recipe('FREQ=WEEKLY;COUNT=3', '2026-10-21T18:30'));
	expect(autumn.map(({ startsAt }) => startsAt.toISOString())).toEqual([
		'2026-10-21T16:30:00.000Z',
		'2026-10-28T17:30:00.000Z',
		'2026-11-04T17:30:00.000Z'
	]);
	const spring = expand(recipe('FREQ=DAILY;COUNT=3', '2027-03-27T18:30'));
	expect(spring.map(({ startsAt }) => startsAt.toISOString())).toEqual([
		'2027-03-27T17:30:00.000Z',
		'2027-03-28T16:30:00.000Z',
		'2027-03-29T16:30:00.000Z'
	]);
});

test('an hour that the clock leaves out makes no séance, one that it shows twice makes the first', () => {
	expect(locals(recipe('FREQ=DAILY;COUNT=3', '2027-03-27T02:30'))).toEqual([
		'2027-03-27T02:30',
		'2027-03-29T02:30',
		'2027-03-30T02:30'
	]);
	const [, doubled] = expand(recipe('FREQ=DAILY;COUNT=2', '2026-10-24T02:30'));
	expect(doubled?.startsAt.toISOString()).toBe('2026-10-25T00:30:00.000Z');
});

test('whatever the rule, the season and the zone, the clock says the same at every séance, none is doubled and the exceptions are out', () => {
	const zone = fc.constantFrom('Europe/Brussels', 'Europe/Helsinki', 'America/New_York', 'Asia/Tokyo', 'UTC');
	const day = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true });
	const given = fc.record({
		repeat: fc.constantFrom<Repeat[]>(...repeats),
		day,
		hour: fc.integer({ min: 4, max: 23 }),
		minute: fc.integer({ min: 0, max: 59 }),
		count: fc.integer({ min: 1, max: 60 }),
		left: fc.array(fc.nat(59), { maxLength: 5 }),
		zone
	});
	fc.assert(
		fc.property(given, ({ repeat, day, hour, minute, count, left, zone }) => {
			const time = [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
			const startsLocal = `${day.toISOString().slice(0, 10)}T${time}`;
			const at = { startsLocal, timeZone: zone, minutes: 90 };
			const all = expand({ ...at, rule: ruleOf(repeat, { ...at, count }) });
			expect(all).toHaveLength(count);
			expect(new Set(all.map(({ startsAt }) => localOf(startsAt, zone).slice(11)))).toEqual(new Set([time]));
			expect(new Set(all.map(({ day }) => day)).size).toBe(count);
			expect(all.every((one) => one.endsAt.getTime() - one.startsAt.getTime() === 90 * 60_000)).toBe(true);
			const skip = [...new Set(left.flatMap((index) => all[index]?.day ?? []))];
			if (skip.length === count) return;
			const kept = expand({ ...at, rule: ruleOf(repeat, { ...at, count }), skip }).filter(({ skipped }) => !skipped);
			expect(kept.map(({ day }) => day)).toEqual(all.map(({ day }) => day).filter((day) => !skip.includes(day)));
		}),
		{ numRuns: 120 }
	);
});

test('a series ends on its last day, by the clock of its zone', () => {
	const at = { startsLocal: '2026-11-04T23:30', timeZone };
	expect(ruleOf('weekly', { ...at, until: '2026-11-18' })).toBe('FREQ=WEEKLY;UNTIL=20261118T225900Z');
	expect(locals(recipe(ruleOf('weekly', { ...at, until: '2026-11-18' }), at.startsLocal))).toEqual([
		'2026-11-04T23:30',
		'2026-11-11T23:30',
		'2026-11-18T23:30'
	]);
});

test('a rule is read as in a calendar of others: the first counts, and gives the day of the week that a number of a week lacks', () => {
	expect(locals(recipe('FREQ=WEEKLY;BYDAY=FR;COUNT=3', '2026-10-20T18:30'))).toEqual([
		'2026-10-20T18:30',
		'2026-10-23T18:30',
		'2026-10-30T18:30'
	]);
	expect(locals(recipe('FREQ=YEARLY;BYWEEKNO=20,21;COUNT=2', '2026-05-12T18:30'))).toEqual([
		'2026-05-12T18:30',
		'2026-05-19T18:30'
	]);
});

test('a fifth Wednesday is the last of every month', () => {
	const at = { startsLocal: '2026-09-30T18:30', timeZone, count: 3 };
	expect(locals(recipe(ruleOf('monthly_weekday', at), at.startsLocal))).toEqual([
		'2026-09-30T18:30',
		'2026-10-28T18:30',
		'2026-11-25T18:30'
	]);
});

test('a rule without an end, too long, empty or not readable is refused with its reason', () => {
	const start = '2026-11-25T18:30';
	expect(code(recipe('FREQ=WEEKLY', start))).toBe('kernel_rule_endless');
	expect(code(recipe(`FREQ=DAILY;COUNT=${MOST_IN_SERIES + 1}`, start))).toBe('kernel_rule_long');
	expect(code(recipe(`FREQ=DAILY;COUNT=${MOST_IN_SERIES}`, start))).toBeNull();
	expect(code(recipe('FREQ=DAILY;UNTIL=20991231T000000Z', start))).toBe('kernel_rule_long');
	expect(code(recipe('FREQ=DAILY;COUNT=1', start, { skip: ['2026-11-25'] }))).toBe('kernel_rule_empty');
	expect(code(recipe('FREQ=DAILY;UNTIL=20261101T000000Z', start))).toBe('kernel_rule_empty');
	for (const rule of [
		'FREQ=SECONDLY;COUNT=9',
		'COUNT=3',
		'FREQ=WEEKLY;COUNT=2\nDTSTART:20200101',
		'FREQ=WEEKLY;BYDAY=XX;COUNT=2'
	])
		expect(code(recipe(rule, start)), rule).toBe('kernel_rule_unreadable');
	expect(code(recipe('FREQ=DAILY;COUNT=2', '2026-02-30T18:30'))).toBe('kernel_rule_unreadable');
});

test('what is no date is no moment', () => {
	for (const text of ['', '2026-02-30T10:00', '2026-11-25', '2026-11-25T24:30', '25/11/2026 10:00'])
		expect(momentOf(text, timeZone)).toBeNull();
	expect(momentOf('2027-03-28T02:30', timeZone)?.toISOString()).toBe('2027-03-28T01:30:00.000Z');
});
