import fc from 'fast-check';
import { expect, test } from 'vitest';
import { doubleCosts, doubleHours, type WrittenHour } from './doubles.ts';
import { ALWAYS, type Line, type LineKind, type Material, yearsAfter } from './material.ts';
import { figureOf, figuresOf, groupsOf, measureOf, measures } from './measures.ts';
import { setsOf } from './one.ts';
import { paceOf } from './pace.ts';

const key = fc.constantFrom('organization:a', 'organization:b', 'organization:c', 'file:a', 'file:b', 'number:1');
const kind = fc.constantFrom<LineKind>(
	...([
		'session',
		'one_off',
		'staff',
		'grant',
		'instrument',
		'founded',
		'alive',
		'size',
		'staff_before',
		'staff_after'
	] as const)
);
const line = fc
	.record({ kind, about: key, day: fc.integer({ min: 0, max: 2000 }), proved: fc.boolean(), amount: fc.nat(5000) })
	.map(
		({ day, ...its }, id = 0): Line => ({
			...its,
			...{ day: new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10), operation: null, partner: null },
			word: its.kind === 'size' ? 'micro' : null,
			pieces: [{ kind: 'contact', id: `${its.kind} ${its.about} ${day} ${id}`, day: `${day}`, hash: `${its.amount}` }]
		})
	);
const material = fc.record({
	lines: fc.array(line, { maxLength: 60 }),
	joins: fc.array(fc.tuple(key, key), { maxLength: 5 }),
	projects: fc.constant(['file:b'])
}) satisfies fc.Arbitrary<Material>;

test('whatever happened: sizes sum to the total, every unit has a piece, results stay within their outputs, a call counts nobody', () => {
	fc.assert(
		fc.property(material, (one) => {
			const figures = figuresOf(one, ALWAYS);
			for (const { code, output, within, unit } of measures) {
				const its = figures.get(code);
				if (!its) throw new Error(code);
				expect([...groupsOf(its).values()].reduce((sum, one) => sum + one, 0)).toBe(its.units.length);
				for (const { pieces } of its.units) expect(pieces.length).toBeGreaterThan(0);
				const keys = [...its.units, ...its.left].map(({ key }) => key);
				expect(new Set(keys).size).toBe(keys.length);
				if (unit === 'enterprises') expect(its.value).toBe(its.units.length);
				if (within && output) expect(its.value).toBeLessThanOrEqual(figures.get(output)?.value ?? 0);
			}
			const calls = { ...one, lines: one.lines.filter(({ kind }) => kind !== 'one_off') };
			for (const { code } of measures) expect(figuresOf(calls, ALWAYS).get(code)?.value).toBe(figures.get(code)?.value);
		}),
		{ numRuns: 60 }
	);
});

test('the order of lines and of decisions changes nothing, and joining two never counts more', () => {
	fc.assert(
		fc.property(material, fc.tuple(key, key), (one, pair) => {
			const turned = { ...one, lines: one.lines.toReversed(), joins: one.joins.toReversed() };
			const measure = measureOf('RCO04');
			if (!measure) throw new Error('RCO04');
			const its = figureOf(measure, one, ALWAYS);
			expect(figureOf(measure, turned, ALWAYS).units.map(({ key, value }) => [key, value])).toEqual(
				its.units.map(({ key, value }) => [key, value])
			);
			expect(figureOf(measure, { ...one, joins: [...one.joins, pair] }, ALWAYS).value).toBeLessThanOrEqual(
				its.value + 1
			);
		}),
		{ numRuns: 60 }
	);
	const sets = setsOf([
		['file:a', 'file:b'],
		['organization:z', 'file:b']
	]);
	expect(sets.members('file:a')).toEqual(['organization:z', 'file:a', 'file:b']);
});

test('of hours, each overlap of one person is found, and nothing that only touches', () => {
	const hour = fc.record({
		worker: fc.constantFrom('a', 'b'),
		from: fc.nat(200),
		lasts: fc.integer({ min: 1, max: 20 })
	});
	fc.assert(
		fc.property(fc.array(hour, { maxLength: 25 }), (given) => {
			const hours = given.map(
				({ worker, from, lasts }, id): WrittenHour => ({ id: `${id}`, worker, from, until: from + lasts, parts: [] })
			);
			const clean = hours.every((a) =>
				hours.every((b) => a === b || a.worker !== b.worker || a.until <= b.from || b.until <= a.from)
			);
			const found = doubleHours(hours);
			expect(found.length === 0).toBe(clean);
			for (const { one, other } of found) {
				const [a, b] = [one, other].map((id) => hours[Number(id)]);
				expect(a?.worker === b?.worker && (a?.from ?? 0) < (b?.until ?? 0) && (b?.from ?? 0) < (a?.until ?? 0)).toBe(
					true
				);
			}
		})
	);
});

test('a rent of each month is no double; one invoice under two spellings is', () => {
	const rent = { issuer: 'regie', document: null, cents: 50_000, parts: [] };
	const months = ['01', '02', '03'].map((month) => ({
		...{ ...rent, id: month, reference: `2026.${Number(month)}`, paidOn: `2026-${month}-05` }
	}));
	expect(doubleCosts(months)).toEqual([]);
	const typed = { ...rent, id: '04', issuer: 'regiefonciere', reference: '2026.3', paidOn: '2026-03-05' };
	expect(doubleCosts([...months, typed])).toEqual([{ kind: 'alike', one: '03', other: '04' }]);
});

test('a pace is a straight line from the beginning', () => {
	expect(paceOf(31, '2024-01-01', '2026-01-01', '2026-12-01')).toBe(45);
	expect(paceOf(3, '2024-01-01', '2024-01-01', '2026-12-01')).toBeNull();
	expect(yearsAfter('2024-02-29', 1)).toBe('2025-02-28');
});

test('visitors of a trail count for the operation that their declaration names', () => {
	const declared = (operation: string | null, about: string): Line => ({
		...{ kind: 'visitors', about, day: '2025-12-31', amount: 900, operation, partner: null, word: null, proved: true },
		pieces: [{ kind: 'declaration', id: about, day: '2025-12-31', hash: about }]
	});
	const lines = [declared('F-1', 'trail:a'), declared(null, 'trail:b'), declared('F-1', 'place:c')];
	const visitors = (operation: string | null) =>
		figuresOf({ lines, joins: [], projects: [] }, { ...ALWAYS, operation }).get('HUB10')?.value;
	expect([visitors('F-1'), visitors('F-2'), visitors(null)]).toEqual([900, 0, 1800]);
});
