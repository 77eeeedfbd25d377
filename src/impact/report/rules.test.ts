import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Line, LineKind, Material, Scope } from '../figures/material.ts';
import { figuresUnder, narrowed } from './frozen.ts';
import { RULES, rulesOf } from './rules.ts';

const kinds: LineKind[] = [
	...(['session', 'one_off', 'staff', 'grant', 'instrument', 'site', 'visitors', 'stay', 'side', 'agreement'] as const),
	...(['trained', 'pupil', 'presence', 'project', 'follow_up_12', 'follow_up_36', 'show', 'work'] as const),
	...(['size', 'jobs', 'founded', 'staff_before', 'staff_after', 'alive'] as const)
];
const keys = [
	'organization:a',
	'organization:b',
	'organization:c',
	'file:a',
	'file:b',
	'number:1',
	'place:a',
	'person:a'
];
const day = fc
	.integer({ min: 0, max: 900 })
	.map((at) => new Date(Date.UTC(2025, 0, 1 + at)).toISOString().slice(0, 10));

const line: fc.Arbitrary<Line> = fc
	.record({
		kind: fc.constantFrom(...kinds),
		about: fc.constantFrom(...keys),
		unit: fc.constantFrom(undefined, 'person:b'),
		day,
		operation: fc.constantFrom(null, 'F-1', 'F-2'),
		partner: fc.constant(null),
		amount: fc.integer({ min: 0, max: 40_000 }),
		word: fc.constantFrom(null, 'micro', 'large', 'completed'),
		proved: fc.boolean(),
		id: fc.integer({ min: 0, max: 1e6 })
	})
	.map(({ id, unit, ...its }) => ({
		...its,
		...(its.kind === 'staff' && unit ? { unit } : {}),
		pieces: [{ kind: 'presence', id: String(id), day: its.day, hash: String(id).padStart(64, '0') }]
	}));
const material: fc.Arbitrary<Material> = fc.record({
	lines: fc.array(line, { maxLength: 60 }),
	joins: fc.array(fc.tuple(fc.constantFrom(...keys.slice(0, 6)), fc.constantFrom(...keys.slice(0, 6))), {
		maxLength: 4
	}),
	projects: fc.subarray(['file:a', 'file:b'])
});
const scope: Scope = { from: '2025-02-01', until: '2026-08-31', operation: 'F-1', partner: null };
const codes = rulesOf(RULES).measures.map(({ code }) => code);
const told = (value: unknown) => canonicalize(value) ?? '';

test('what a report keeps gives the figures that the whole gives', () => {
	fc.assert(
		fc.property(material, (whole) => {
			const own = { ...whole, lines: uniquely(whole.lines) };
			const kept = narrowed(own, scope, (person) => person);
			const values = (of: Material) =>
				figuresUnder(RULES, codes, of, scope).map(({ code, value, units, left }) => [
					...[code, value, units.map((one) => [one.key, one.value, one.group, one.left])],
					left.map(({ key, left }) => [key, left])
				]);
			expect(values(kept)).toEqual(values(own));
		})
	);
});

test('narrowing again changes nothing, nor does the order in which lines came', () => {
	fc.assert(
		fc.property(material, (whole) => {
			const own = { ...whole, lines: uniquely(whole.lines) };
			const kept = narrowed(own, scope, (person) => person);
			expect(told(narrowed(kept, scope, (person) => person))).toBe(told(kept));
			const turned = { ...own, lines: own.lines.toReversed() };
			expect(told(narrowed(turned, scope, (person) => person))).toBe(told(kept));
		})
	);
});

/** Pieces of two lines are never one by chance. */
const uniquely = (lines: readonly Line[]): Line[] => [
	...new Map(lines.map((one) => [one.pieces[0]?.id, one])).values()
];

test('rules of version 1 count what they counted: who changes them makes a version 2 beside them', () => {
	const [sample] = fc.sample(fc.array(material, { minLength: 40, maxLength: 40 }), { seed: 1, numRuns: 1 });
	const all = (sample ?? []).map((one) => figuresUnder(1, codes, one, scope));
	expect(createHash('sha256').update(told(all)).digest('hex')).toBe(
		'c95a5ab81cf3410587c010ff0dc9027e91560b4f56a082a2700fce240c09b4a4'
	);
});
