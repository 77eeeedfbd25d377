import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysAfter, easterOf, holidays, holidaysOf } from '#kernel/holidays.ts';
import { clashesWith, daysTyped, planWeekly } from './timetable.ts';

const words = (fr: string) => ({ source: 'fr', fr }) as const;
const years = fc.integer({ min: 1900, max: 2299 });
const days = fc.integer({ min: 0, max: 3000 }).map((more) => daysAfter('2020-01-01', more));

describe('the holidays of French-speaking Belgium', () => {
	test('are those that were published for 2026', () => {
		expect([...holidaysOf(2026)]).toEqual([
			['2026-01-01', 'new_year'],
			['2026-04-06', 'easter_monday'],
			['2026-05-01', 'labour_day'],
			['2026-05-14', 'ascension'],
			['2026-05-25', 'whit_monday'],
			['2026-07-21', 'national_day'],
			['2026-08-15', 'assumption'],
			['2026-09-27', 'french_community'],
			['2026-11-01', 'all_saints'],
			['2026-11-11', 'armistice'],
			['2026-12-25', 'christmas']
		]);
	});

	test('Easter is a Sunday between 22 March and 25 April, and what follows it keeps its weekday', () => {
		fc.assert(
			fc.property(years, (year) => {
				const easter = easterOf(year);
				expect(weekday(easter)).toBe(0);
				expect(easter >= `${year}-03-22` && easter <= `${year}-04-25`).toBe(true);
				const found = new Map([...holidaysOf(year)].map(([day, name]) => [name, day]));
				expect(weekday(found.get('easter_monday') ?? '')).toBe(1);
				expect(weekday(found.get('ascension') ?? '')).toBe(4);
				expect(weekday(found.get('whit_monday') ?? '')).toBe(1);
			})
		);
	});

	test('are all of their year, and all there but for one that falls on another', () => {
		fc.assert(
			fc.property(years, (year) => {
				const found = holidaysOf(year);
				expect([...found.keys()].every((day) => day.startsWith(`${year}-`))).toBe(true);
				expect(found.size).toBeGreaterThanOrEqual(holidays.length - 1);
			})
		);
	});
});

describe('a weekly course', () => {
	const closed = [
		{ id: 'a', name: words('Automne'), fromDay: '2025-10-20', toDay: '2025-11-02' },
		{ id: 'b', name: words('Hiver'), fromDay: '2025-12-22', toDay: '2026-01-04' }
	];

	test('of 14 Tuesdays goes round armistice, two school holidays and a day typed by hand', () => {
		const plan = planWeekly({
			first: '2025-09-30',
			weeks: 1,
			count: 14,
			holidays: true,
			closed,
			typed: ['2025-12-02']
		});
		expect(plan.filter(({ why }) => !why)).toHaveLength(14);
		expect(plan.flatMap(({ day, why }) => (why ? [`${day} ${why.kind}`] : []))).toEqual([
			'2025-10-21 closed',
			'2025-10-28 closed',
			'2025-11-11 holiday',
			'2025-12-02 typed',
			'2025-12-23 closed',
			'2025-12-30 closed'
		]);
		expect(plan.at(-1)?.day).toBe('2026-02-10');
	});

	test('has as many séances as were asked for, a week or two apart, none on a day that is left out', () => {
		fc.assert(
			fc.property(
				fc.record({
					first: days,
					weeks: fc.constantFrom(1 as const, 2 as const),
					count: fc.integer({ min: 1, max: 60 }),
					holidays: fc.boolean(),
					typed: fc.array(days, { maxLength: 20 }),
					closed: fc.array(
						fc.tuple(days, fc.integer({ min: 0, max: 60 })).map(([fromDay, long]) => ({
							id: fromDay,
							name: words('Congé'),
							fromDay,
							toDay: daysAfter(fromDay, long)
						})),
						{ maxLength: 5 }
					)
				}),
				(given) => {
					const plan = planWeekly(given);
					expect(plan.filter(({ why }) => !why)).toHaveLength(given.count);
					expect(plan.at(-1)?.why).toBeNull();
					for (const [turn, { day, why }] of plan.entries()) {
						expect(day).toBe(daysAfter(given.first, turn * given.weeks * 7));
						const out =
							given.typed.includes(day) ||
							given.closed.some(({ fromDay, toDay }) => fromDay <= day && day <= toDay) ||
							(given.holidays && holidaysOf(Number(day.slice(0, 4))).has(day));
						expect(why !== null).toBe(out);
					}
				}
			)
		);
	});
});

test('days are read as people write them, and what is none is named', () => {
	expect(daysTyped('2026-11-25, 3/12/2026\n31.12.2026; hier 31/02/2026')).toEqual({
		days: ['2026-11-25', '2026-12-03', '2026-12-31'],
		wrong: ['hier', '31/02/2026']
	});
	fc.assert(
		fc.property(fc.string(), (text) => {
			expect(daysTyped(text).days.every((day) => day.length === 10)).toBe(true);
		})
	);
});

test('a room is taken only by another séance there at the same time', () => {
	const at = (id: string, place: string | null, from: number, to: number) => ({
		...{ id, place },
		startsAt: new Date(Date.UTC(2026, 0, 6, from)),
		endsAt: new Date(Date.UTC(2026, 0, 6, to))
	});
	const one = at('a', 'quai', 18, 21);
	const others = [one, at('b', 'quai', 21, 22), at('c', 'halle', 18, 21), at('d', 'quai', 20, 22)];
	expect(clashesWith(one, others).map(({ id }) => id)).toEqual(['d']);
	expect(clashesWith({ ...one, place: null }, [at('e', null, 18, 21)])).toEqual([]);
});

const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
