import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaOfPath } from './areas.ts';
import { type Candidate, chooseWelcomer } from './choosing.ts';
import { isWorkingDay, workingDayBefore, workingDaysAfter } from './days.ts';
import { promiseOf, questionState } from './question.ts';

test('working days leave out weekends and the holidays', () => {
	expect(workingDaysAfter('2026-12-03', 3)).toBe('2026-12-08');
	expect(workingDaysAfter('2026-12-24', 1)).toBe('2026-12-28');
	expect(workingDaysAfter('2026-12-31', 1)).toBe('2027-01-04');
	expect(workingDaysAfter('2026-12-05', 0)).toBe('2026-12-05');
	expect(workingDayBefore('2026-12-28')).toBe('2026-12-24');
	expect(isWorkingDay('2026-05-14')).toBe(false); // Ascension
});

test('a promise counts from the day on which she is back, and a reminder comes before it is over', () => {
	expect(promiseOf('2026-12-03', { days: 3, awayUntil: null })).toEqual({
		dueDay: '2026-12-08',
		remindDay: '2026-12-07'
	});
	expect(promiseOf('2026-12-03', { days: 1, awayUntil: null })).toEqual({
		dueDay: '2026-12-04',
		remindDay: '2026-12-04'
	});
	expect(promiseOf('2026-12-03', { days: 2, awayUntil: '2026-12-11' }).dueDay).toBe('2026-12-15');
	expect(promiseOf('2026-12-03', { days: 2, awayUntil: '2026-11-11' }).dueDay).toBe('2026-12-07');
});

test('a question is late once its last day is over', () => {
	const open = { dueDay: '2026-12-08', closedAt: null, referred: false };
	expect(questionState(open, '2026-12-08')).toBe('open');
	expect(questionState(open, '2026-12-09')).toBe('late');
	expect(questionState({ ...open, dueDay: null, referred: true }, '2026-12-09')).toBe('referred');
	expect(questionState({ ...open, closedAt: new Date() }, '2026-12-09')).toBe('closed');
});

const one = (id: string, more: Partial<Candidate> = {}): Candidate => ({
	...{ id, areas: [], awayUntil: null, open: 0 },
	...more
});

test('whoever answers about it and is there is chosen, then the one for whom the fewest wait', () => {
	const all = [one('a', { areas: ['stage'] }), one('b'), one('c', { areas: ['learning'], open: 1 }), one('d')];
	const chosen = (area: Parameters<typeof chooseWelcomer>[1], some = all) =>
		chooseWelcomer(some, area, '2026-12-03')?.id;
	expect(chosen('stage')).toBe('a');
	expect(chosen('learning')).toBe('b');
	expect(chosen(null)).toBe('b');
	expect(
		chosen('stage', [one('a', { areas: ['stage'], awayUntil: '2026-12-04' }), one('b', { areas: ['agenda'] })])
	).toBe('b');
	expect(chosen('stage', [one('a', { awayUntil: '2026-12-09' }), one('b', { awayUntil: '2026-12-04' })])).toBe('b');
	expect(chosen('stage', [])).toBeUndefined();
});

test('whoever is there is chosen before whoever is away, whatever the order', () => {
	const candidate = fc.record({
		id: fc.uuid(),
		areas: fc.subarray(['agenda', 'stage', 'learning'] as const),
		awayUntil: fc.constantFrom(null, '2026-11-01', '2026-12-03', '2026-12-24'),
		open: fc.nat(3)
	});
	fc.assert(
		fc.property(fc.uniqueArray(candidate, { selector: ({ id }) => id, minLength: 1 }), (all) => {
			const chosen = chooseWelcomer(all, 'stage', '2026-12-03');
			expect(chooseWelcomer(all.toReversed(), 'stage', '2026-12-03')).toBe(chosen);
			const there = all.filter(({ awayUntil }) => awayUntil === null || awayUntil < '2026-12-03');
			if (there.length) expect(there).toContain(chosen);
			const fit = there.filter(({ areas }) => !areas.length || areas.includes('stage'));
			if (fit.length) {
				expect(fit).toContain(chosen);
				expect(chosen?.open).toBe(Math.min(...fit.map(({ open }) => open)));
			}
		})
	);
});

test('a page says which part of the hub it belongs to', () => {
	expect(areaOfPath('/agenda/atelier-3d')).toBe('agenda');
	expect(areaOfPath('/antenne?past=1')).toBe('stage');
	expect(areaOfPath('/')).toBeNull();
});
