import { expect, test } from 'vitest';
import { daysWithin, monthsLater, weekendOf, weeksOf } from './month.ts';

test('a month has its days in weeks from Monday on', () => {
	expect(weeksOf('2026-12')[0]).toEqual([
		null,
		'2026-12-01',
		'2026-12-02',
		'2026-12-03',
		'2026-12-04',
		'2026-12-05',
		'2026-12-06'
	]);
	expect(weeksOf('2027-02')).toHaveLength(4);
	for (const month of ['2024-02', '2026-11', '2027-02', '2028-02'])
		expect(weeksOf(month).flat().filter(Boolean)).toHaveLength(
			new Date(Date.UTC(+month.slice(0, 4), +month.slice(5), 0)).getUTCDate()
		);
});

test('months go over the years, and a week-end is the next one or the one that is on', () => {
	expect([monthsLater('2026-12', 1), monthsLater('2026-01', -1)]).toEqual(['2027-01', '2025-12']);
	const next = { from: '2026-12-04T17:00', to: '2026-12-07T00:00' };
	expect(['2026-11-30', '2026-12-04', '2026-12-06'].map(weekendOf)).toEqual([next, next, next]);
	expect(weekendOf('2026-12-07').from).toBe('2026-12-11T17:00');
	expect(daysWithin('2026-12', '2026-11-28', '2026-12-02')).toEqual(['2026-12-01', '2026-12-02']);
});
