import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysOf, hoursOf, type Presence, quarterOf, quartersBetween, shareOf } from './hours.ts';
import { partsOf, phaseOf } from './programme.ts';
import { earnsCredits, verdictOf } from './results.ts';

const course = (ects: number, mark: number | null, credited = earnsCredits(mark)) => ({
	course: 'x',
	ects,
	mark,
	credited
});

test('credits, average and distinction are those of the courses, weighted', () => {
	expect(verdictOf([course(10, 15), course(5, 12)])).toMatchObject({
		earned: 15,
		total: 15,
		average: 14,
		passed: true
	});
	expect(verdictOf([course(10, 15), course(5, 12)]).band?.from).toBe(14);
	expect(verdictOf([course(10, 18), course(5, 9)])).toMatchObject({ earned: 10, passed: false, band: null });
	expect(verdictOf([course(10, 18), course(5, 9, true)])).toMatchObject({ earned: 15, average: 15, passed: true });
	expect(verdictOf([course(10, 18), course(5, null)])).toMatchObject({ average: null, passed: false });
	expect(verdictOf([])).toMatchObject({ earned: 0, total: 0, average: null, passed: false });
});

test('nobody earns more than there is, and no distinction comes without passing', () => {
	const courses = fc.array(
		fc.record({
			course: fc.string(),
			ects: fc.integer({ min: 1, max: 30 }),
			mark: fc.option(fc.integer({ min: 0, max: 20 })),
			credited: fc.boolean()
		})
	);
	fc.assert(
		fc.property(courses, (given) => {
			const { earned, total, average, passed, band } = verdictOf(given);
			expect(earned).toBeLessThanOrEqual(total);
			expect(passed).toBe(given.length > 0 && earned === total);
			if (band) expect(passed && average !== null && average >= band.from).toBe(true);
			if (average !== null) expect(average >= 0 && average <= 20).toBe(true);
		})
	);
});

test('hours count what is over, and excused is not present', () => {
	const presences = fc.constantFrom<Presence>('present', 'excused', 'absent', 'coming');
	const seances = fc.array(
		fc.record({ startsAt: fc.date(), minutes: fc.integer({ min: 1, max: 600 }), presence: presences })
	);
	fc.assert(
		fc.property(seances, (given) => {
			const hours = hoursOf(given);
			expect(hours.present + hours.excused).toBeLessThanOrEqual(hours.planned);
			expect(hoursOf([...given, { startsAt: new Date(), minutes: 90, presence: 'coming' }])).toEqual(hours);
			const share = shareOf(hours);
			expect(share === null ? hours.planned === 0 : share >= 0 && share <= 100).toBe(true);
		})
	);
});

test('every day is in one quarter, which holds it', () => {
	fc.assert(
		fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2100-12-31'), noInvalidDate: true }), (at) => {
			const day = at.toISOString().slice(0, 10);
			const { first, last } = daysOf(quarterOf(day));
			expect(first <= day && day <= last).toBe(true);
		})
	);
	expect(daysOf({ year: 2024, quarter: 1 })).toEqual({ first: '2024-01-01', last: '2024-03-31' });
	expect(quartersBetween('2025-09-15', '2026-06-30').map(({ year, quarter }) => `${year}/${quarter}`)).toEqual([
		'2025/3',
		'2025/4',
		'2026/1',
		'2026/2'
	]);
});

test('the parts of a fee add up to it and differ by a cent at most', () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 1, max: 24 }), (cents, parts) => {
			const given = partsOf(cents, parts);
			expect(given.reduce((sum, one) => sum + one, 0)).toBe(cents);
			expect(Math.max(...given) - Math.min(...given)).toBeLessThanOrEqual(1);
		})
	);
});

test('a cohort is open on the days that it says, and nowhere else twice', () => {
	const cohort = {
		...{
			id: '',
			programme: '',
			slug: '',
			name: '',
			pool: '',
			feeCents: 0,
			instalments: 1,
			offerDays: 14,
			changeAskedAt: null
		},
		...{ fromDay: '2026-09-15', toDay: '2027-06-30', appliesFrom: '2026-03-01', appliesUntil: '2026-08-31' }
	};
	const phases = ['2026-02-28', '2026-03-01', '2026-08-31', '2026-09-01', '2026-09-15', '2027-06-30', '2027-07-01'];
	expect(phases.map((day) => phaseOf(cohort, day))).toEqual([
		'coming',
		'open',
		'open',
		'closed',
		'running',
		'running',
		'ended'
	]);
});
