import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LEAST_TOLD } from '#kernel/crowd.ts';
import { askedOf, type CohortAnswers, cohortChanges, momentDue, refusalOf, windowsOf } from './change.ts';

const at = (text: string) => new Date(`${text}:00Z`);
const evening = (day: string) => ({ startsAt: at(`${day}T18:00`), endsAt: at(`${day}T20:00`) });
const days = { fromDay: '2026-01-10', toDay: '2026-06-30' };
const course = windowsOf([evening('2026-06-01'), evening('2026-01-12'), evening('2026-03-01')], days);
const nothing = { before: null, after: null } as const;

test('before is asked until a week after the first séance, after from the last one on for sixty days', () => {
	expect(course).toEqual({
		before: at('2026-01-19T18:00'),
		after: { from: at('2026-06-01T18:00'), until: at('2026-07-31T20:00') }
	});
	expect(momentDue(nothing, course, at('2025-12-01T10:00'))).toBe('before');
	expect(momentDue(nothing, course, at('2026-01-19T18:00'))).toBeNull();
	const before = { before: 'answered', after: null } as const;
	expect(momentDue(before, course, at('2026-05-01T10:00'))).toBeNull();
	expect(momentDue(before, course, at('2026-06-01T19:00'))).toBe('after');
	expect(momentDue(nothing, course, at('2026-06-01T19:00'))).toBeNull();
	expect(momentDue({ before: 'answered', after: 'passed' }, course, at('2026-06-01T19:00'))).toBeNull();
	expect(momentDue(before, course, at('2026-07-31T20:00'))).toBeNull();
});

test('one séance is not both before and after; without any the days of the cohort count', () => {
	const once = windowsOf([evening('2026-02-02')], days);
	expect(once.before).toEqual(once.after.from);
	expect(windowsOf([], days).after.from).toEqual(at('2026-06-30T12:00'));
});

test('what is not taken is refused for a reason', () => {
	const said = { before: 'answered', after: null } as const;
	expect(refusalOf('before', nothing, course, at('2026-02-01T10:00'))).toBe('programmes_change_closed');
	expect(refusalOf('after', said, course, at('2026-02-01T10:00'))).toBe('programmes_change_early');
	expect(refusalOf('after', said, course, at('2026-08-01T10:00'))).toBe('programmes_change_closed');
	expect(refusalOf('after', nothing, course, at('2026-06-02T10:00'))).toBe('programmes_change_first');
	expect(refusalOf('after', { ...said, after: 'passed' }, course, at('2026-06-02T10:00'))).toBe(
		'programmes_change_passed'
	);
	expect(refusalOf('after', said, course, at('2026-06-02T10:00'))).toBeNull();
});

test('asked are those who were there while before could be said', () => {
	const enrolled = (since: string, leftAt?: string) => ({ since: at(since), leftAt: leftAt ? at(leftAt) : null });
	const all = [
		enrolled('2025-12-01T10:00'),
		enrolled('2026-01-18T10:00', '2026-04-01T10:00'),
		enrolled('2026-02-01T10:00'),
		enrolled('2025-12-01T10:00', '2025-12-20T10:00')
	];
	expect(askedOf(all, at('2025-11-01T10:00'), course)).toBe(3);
	expect(askedOf(all, at('2026-01-01T10:00'), course)).toBe(2);
	expect(askedOf(all, at('2026-02-01T10:00'), course)).toBe(0);
});

const degree = fc.integer({ min: 1, max: 7 });
const stand = fc.record({ able: degree, see: degree, ask: degree });
const cohort = fc.record({
	asked: fc.nat(30),
	over: fc.nat(20).map((day) => new Date(Date.UTC(2026, 0, 1 + day))),
	pairs: fc.array(fc.record({ before: stand, after: stand }), { maxLength: 20 })
});
const named = (all: readonly Omit<CohortAnswers, 'id' | 'name'>[]): CohortAnswers[] =>
	all.map((one, turn) => ({ ...one, id: `${turn}`, name: `P${turn}` }));

test('each cohort is told once, waits, or is open; too few are told with the next ones, and what was told stays as it was', () => {
	fc.assert(
		fc.property(fc.array(cohort, { maxLength: 6 }), fc.nat(24), (given, day) => {
			const all = named(given);
			const now = new Date(Date.UTC(2026, 0, 1 + day));
			const shown = cohortChanges(all, now);
			const names = [...shown.told.flatMap(({ cohorts }) => cohorts), ...shown.waiting.map(({ name }) => name)];
			expect([...names, ...shown.open.map(({ name }) => name)].toSorted()).toEqual(
				all.map(({ name }) => name).toSorted()
			);
			for (const { people } of shown.told) expect(people).toBeGreaterThanOrEqual(LEAST_TOLD);
			const later = cohortChanges(all, new Date(Date.UTC(2026, 1, 28)));
			expect(later.told.slice(0, shown.told.length)).toEqual(shown.told);
		})
	);
});
