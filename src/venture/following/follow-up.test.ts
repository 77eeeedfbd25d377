import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysAfter } from '#kernel/holidays.ts';
import { closesOn, dueFollowUp, FollowAnswer, type FollowMonths, isReminded, monthsAfter } from './follow-up.ts';

test('a month that is shorter ends on its last day', () => {
	expect(monthsAfter('2024-02-29', 12)).toBe('2025-02-28');
	expect(monthsAfter('2024-02-29', 36)).toBe('2027-02-28');
	expect(monthsAfter('2025-08-31', 6)).toBe('2026-02-28');
	expect(monthsAfter('2025-12-15', 12)).toBe('2026-12-15');
});

test('what is due is due from its day on, for half a year', () => {
	const due = (today: string) => dueFollowUp('2024-03-10', [], today);
	expect(['2025-03-09', '2025-03-10', '2025-09-09', '2025-09-10'].map(due)).toEqual([null, 12, 12, null]);
	expect(['2027-03-09', '2027-03-10', '2027-09-10'].map(due)).toEqual([null, 36, null]);
});

const day = fc.integer({ min: 0, max: 3000 }).map((days) => daysAfter('2020-01-01', days));

/** A job that runs on some days, and what it asks. */
function asks(ended: string, days: readonly string[]) {
	const asked: { months: FollowMonths; askedOn: string }[] = [];
	for (const today of days.toSorted()) {
		const months = dueFollowUp(ended, asked, today);
		if (months) asked.push({ months, askedOn: today });
	}
	return asked;
}

test('however often it is looked, each is asked once, never before its time and never long after', () => {
	fc.assert(
		fc.property(day, fc.array(day, { maxLength: 60 }), (ended, days) => {
			const asked = asks(ended, days);
			expect(new Set(asked.map(({ months }) => months)).size).toBe(asked.length);
			for (const { months, askedOn } of asked) {
				expect(askedOn >= monthsAfter(ended, months)).toBe(true);
				expect(askedOn < monthsAfter(ended, months + 6)).toBe(true);
			}
		})
	);
});

test('looked at each day, both are asked on their day', () => {
	fc.assert(
		fc.property(day, (ended) => {
			const days = Array.from({ length: 1400 }, (_, count) => daysAfter(ended, count));
			expect(asks(ended, days)).toEqual(
				([12, 36] as const).map((months) => ({ months, askedOn: monthsAfter(ended, months) }))
			);
		}),
		{ numRuns: 20 }
	);
});

test('support that ends anew is asked about anew', () => {
	const before = [{ months: 12 as const, askedOn: '2025-03-10' }];
	expect(dueFollowUp('2024-03-10', before, '2025-04-01')).toBeNull();
	expect(dueFollowUp('2025-06-01', before, '2026-06-01')).toBe(12);
});

test('it is asked once more, while an answer is still taken', () => {
	const its = { askedOn: '2026-01-01', closesOn: closesOn('2026-01-01'), reminded: false, answered: false };
	expect(its.closesOn).toBe('2026-03-02');
	expect(['2026-01-14', '2026-01-15', '2026-03-02', '2026-03-03'].map((today) => isReminded(its, today))).toEqual([
		...[false, true, true, false]
	]);
	expect(isReminded({ ...its, reminded: true }, '2026-01-20')).toBe(false);
	expect(isReminded({ ...its, answered: true }, '2026-01-20')).toBe(false);
});

test('why it stopped is kept only where it did', () => {
	expect(FollowAnswer.parse({ active: true, stopped: 'money' }).stopped).toBeNull();
	expect(FollowAnswer.parse({ active: false, stopped: 'money' }).stopped).toBe('money');
	expect(FollowAnswer.safeParse({ active: true, jobs: Number.NaN }).success).toBe(false);
	expect(FollowAnswer.safeParse({}).success).toBe(false);
});
