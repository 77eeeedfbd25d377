import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysAfter } from '#kernel/holidays.ts';
import { sizeClasses, stages } from '../kinds.ts';
import { callState, reminderDue } from './days.ts';
import { dossierIn } from './dossier.ts';
import { callFits } from './fitting.ts';
import { headingParts } from './headings.ts';

test.each([
	[{ permanent: true, opensOn: null, closesOn: null }, 'permanent'],
	[{ permanent: true, opensOn: '2026-12-01', closesOn: null }, 'coming'],
	[{ permanent: false, opensOn: null, closesOn: null }, 'unknown'],
	[{ permanent: false, opensOn: '2026-11-01', closesOn: null }, 'open'],
	[{ permanent: false, opensOn: null, closesOn: '2026-11-29' }, 'closed'],
	[{ permanent: false, opensOn: null, closesOn: '2026-11-30' }, 'soon'],
	[{ permanent: false, opensOn: null, closesOn: '2026-12-30' }, 'soon'],
	[{ permanent: false, opensOn: null, closesOn: '2026-12-31' }, 'open'],
	[{ permanent: false, opensOn: '2026-12-01', closesOn: '2026-12-31' }, 'coming']
] as const)('on 30 November %j is %s', (days, state) => {
	expect(callState(days, '2026-11-30')).toBe(state);
});

/** What a job that runs on some days reminds of. */
function reminded(closesOn: string, days: readonly string[]): number[] {
	const sent: number[] = [];
	for (const today of days.toSorted()) {
		const due = reminderDue(closesOn, sent.at(-1) ?? null, today);
		if (due) sent.push(due);
	}
	return sent;
}

test('whoever looks each day reminds 30, 7 and 1 days before, and never after', () => {
	const days = Array.from({ length: 60 }, (_, count) => daysAfter('2026-10-20', count));
	expect(reminded('2026-12-01', days)).toEqual([30, 7, 1]);
	expect(reminderDue('2026-12-01', 7, '2026-12-02')).toBeNull();
	expect(reminderDue(null, null, '2026-12-01')).toBeNull();
});

test('however the days fall, each reminder goes once and only the nearest of those that were missed', () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: -10, max: 60 }), { maxLength: 30 }), (before) => {
			const sent = reminded(
				'2026-12-01',
				before.map((days) => daysAfter('2026-12-01', -days))
			);
			expect(sent).toEqual([...new Set(sent)].toSorted((a, b) => b - a));
			const last = Math.min(...before.filter((days) => days >= 0), 99);
			expect(sent.at(-1) ?? 99).toBe([1, 7, 30].find((days) => last <= days) ?? 99);
		})
	);
});

const nothing = { kinds: [], stages: [], sectors: [], places: [], sizes: [] };
const file = { kind: 'project', stage: 'idea', sector: 'gaming', locality: 'Mons', size: 'unknown' } as const;

test('a call that asks nothing fits every file, without a reason', () => {
	expect(callFits(nothing, file)).toEqual({ fits: true, reasons: [] });
});

test('what a file does not say is said to be unknown, and shuts nobody out', () => {
	expect(callFits({ ...nothing, sizes: ['micro'], places: ['mons'] }, file)).toEqual({
		fits: true,
		reasons: [
			{ criterion: 'place', says: 'yes' },
			{ criterion: 'size', says: 'unknown' }
		]
	});
	expect(callFits({ ...nothing, sectors: ['film'] }, file)).toEqual({
		fits: false,
		reasons: [{ criterion: 'sector', says: 'no' }]
	});
});

test('asking more never lets more in', () => {
	const some = <T>(all: readonly T[]) => fc.subarray([...all]);
	const asked = fc.record({
		...{ kinds: some(['project', 'company'] as const), stages: some(stages), sectors: some(['gaming', 'film']) },
		...{ places: some(['Mons', 'Binche']), sizes: some(sizeClasses) }
	});
	fc.assert(
		fc.property(asked, asked, (one, other) => {
			const both = { ...one, stages: one.stages.length ? one.stages : other.stages };
			if (callFits(both, file).fits) expect(callFits(one, file).fits).toBe(true);
		})
	);
});

test('a dossier has their points in their order, whatever the file says', () => {
	const said = Object.fromEntries(headingParts.map((part) => [part, part === 'needs' ? ['Un local.'] : []]));
	const headings = [
		{ title: 'Budget', part: 'free' as const },
		{ title: 'Besoins', part: 'needs' as const }
	];
	expect(dossierIn(headings, said as unknown as Parameters<typeof dossierIn>[1])).toEqual([
		{ title: 'Budget', part: 'free', lines: [] },
		{ title: 'Besoins', part: 'needs', lines: ['Un local.'] }
	]);
});
