import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SpaceKind } from '../kinds.ts';
import type { MachineUse } from './machine-use.ts';
import { daysWithin, monthAfter } from './month.ts';
import type { Include, Terms } from './plan.ts';
import { type Facts, type Running, statementOf } from './statement.ts';
import { counts, type Use } from './use.ts';

const name = { source: 'fr', fr: 'Essai' } as const;
const include = (more: Partial<Include> = {}): Include => ({
	...{ measure: 'hour', amount: 10, kinds: [], places: [], spaces: [], overageCents: null },
	...more
});
const contract = (terms: Partial<Terms>, more: Partial<Running> = {}): Running => ({
	...{ id: 'c', name, from: '2026-01-01', until: null },
	terms: { kind: 'month', priceCents: 10_000, vat: '', months: 12, includes: [], ...terms },
	...more
});
const use = (more: Partial<Use> = {}): Use => ({
	...{ id: 'u', space: 'salle', spaceName: name, place: 'quai', kind: 'room', person: 'zoe', quantity: 1, minutes: 60 },
	...{ startsAt: Date.parse('2026-04-10T09:00Z'), days: ['2026-04-10'] },
	...more
});
const facts = (more: Partial<Facts>): Facts => ({
	...{ contracts: [], uses: [], machineUses: [], tariffs: [], adjustments: [], drawn: new Map() },
	...more
});
const laser = (more: Partial<MachineUse> = {}): MachineUse => ({
	...{ space: 'laser', name, day: '2026-04-10', minutes: 50, hourCents: 1000, cents: 833, materials: [] },
	...more
});
const tariff = (cents: number, space = 'salle') => ({ space, from: '2026-01-01', cents });

test('a plan that begins in the middle of a month costs and includes its days', () => {
	const its = contract({ includes: [include({ amount: 10 })] }, { from: '2026-04-16', until: null });
	const { lines, totalCents, allowances } = statementOf('2026-04', facts({ contracts: [its] }));
	expect(lines).toEqual([
		{ kind: 'plan', contract: 'c', name, vat: '', days: 15, of: 30, unitCents: 10_000, cents: 5000 }
	]);
	expect(totalCents).toBe(5000);
	expect(allowances[0]).toMatchObject({ amount: 300, drawn: 0 });
});

test('what is beyond costs what the plan says, else what the space does', () => {
	const uses = [
		use({ minutes: 90, id: 'a' }),
		use({ minutes: 45, id: 'b', startsAt: Date.parse('2026-04-11T09:00Z') })
	];
	const said = contract({ includes: [include({ amount: 1, overageCents: 1500 })] });
	const over = statementOf('2026-04', facts({ contracts: [said], uses, tariffs: [tariff(2500)] }));
	expect(over.lines[1]).toMatchObject({ kind: 'overage', amount: 75, unitCents: 1500, cents: 1875 });
	const unsaid = contract({ includes: [include({ amount: 1 })] });
	const plain = statementOf('2026-04', facts({ contracts: [unsaid], uses, tariffs: [tariff(2500)] }));
	expect(plain.lines[1]).toMatchObject({ kind: 'overage', unitCents: 2500, cents: 3125 });
	const without = statementOf('2026-04', facts({ uses, tariffs: [tariff(2500)] }));
	expect(without.lines).toMatchObject([{ kind: 'use', amount: 135, cents: 5625 }]);
});

test('a card runs on over the months, and is paid once', () => {
	const includes = [include({ measure: 'day', amount: 2, kinds: ['desks'] })];
	const card = contract({ kind: 'tickets', priceCents: 9000, includes }, { from: '2026-03-20', until: '2027-03-19' });
	const desk = { kind: 'desks', space: 'postes' } as const;
	const uses = ['2026-04-02', '2026-04-03'].map((day) =>
		use({ ...desk, id: day, days: [day], startsAt: Date.parse(`${day}T08:00Z`) })
	);
	const known = facts({ contracts: [card], uses, tariffs: [tariff(2000, 'postes')], drawn: new Map([['c 0', 1]]) });
	const april = statementOf('2026-04', known);
	expect(april.lines).toMatchObject([{ kind: 'overage', measure: 'day', amount: 1, cents: 2000 }]);
	expect(april.allowances[0]).toMatchObject({ amount: 2, before: 1, drawn: 1 });
	expect(statementOf('2026-03', facts({ contracts: [card] })).totalCents).toBe(9000);
});

test('a desk counts once a day for each person, however often she comes', () => {
	const desk = { kind: 'desks', space: 'postes', days: ['2026-04-10'] } as const;
	const uses = [
		use({ ...desk, id: 'a' }),
		use({ ...desk, id: 'b', startsAt: Date.parse('2026-04-10T14:00Z'), quantity: 2 }),
		use({ ...desk, id: 'c', person: 'max' })
	];
	const { lines } = statementOf('2026-04', facts({ uses, tariffs: [tariff(1500, 'postes')] }));
	expect(lines).toMatchObject([{ measure: 'day', amount: 3, cents: 4500 }]);
});

test('what is given back in time costs nothing, and what the house calls off neither', () => {
	const startsAt = new Date('2026-04-10T09:00Z');
	const at = (hours: number) => new Date(startsAt.getTime() - hours * 3_600_000);
	const seat = (state: string, hours: number, by: 'party' | 'organiser' | null = 'party') =>
		counts({ state, at: at(hours), by }, startsAt, 24);
	expect(seat('cancelled', 24)).toBe(false);
	expect(seat('cancelled', 23.9)).toBe(true);
	expect(seat('cancelled', 1, 'organiser')).toBe(false);
	for (const state of ['confirmed', 'fulfilled', 'no_show']) expect(seat(state, 0)).toBe(true);
	for (const state of ['submitted', 'declined', 'withdrawn', 'expired']) expect(seat(state, 0)).toBe(false);
});

test('what was written down of machines is added up at the prices of then, whatever plan runs', () => {
	const mdf = (unitCents: number) => ({ name: 'MDF', unit: 'm²', thousandths: 500, unitCents, cents: unitCents / 2 });
	const machineUses = [
		laser({ materials: [mdf(1800)] }),
		laser({ materials: [mdf(1800), { ...mdf(0), name: 'Chutes' }] }),
		laser({ hourCents: 1200, cents: 1000, materials: [mdf(2000)] }),
		laser({ hourCents: 0, cents: 0 }),
		laser({ day: '2026-05-01' })
	];
	const contracts = [contract({ priceCents: 0, includes: [include({ amount: 100 })] })];
	const { lines, totalCents, allowances } = statementOf('2026-04', facts({ machineUses, contracts }));
	expect(lines.slice(1)).toEqual([
		{ kind: 'machine', space: 'laser', name, minutes: 100, unitCents: 1000, cents: 1666 },
		{ kind: 'machine', space: 'laser', name, minutes: 50, unitCents: 1200, cents: 1000 },
		{
			kind: 'material',
			space: 'laser',
			name,
			material: 'MDF',
			unit: 'm²',
			thousandths: 1000,
			unitCents: 1800,
			cents: 1800
		},
		{
			kind: 'material',
			space: 'laser',
			name,
			material: 'MDF',
			unit: 'm²',
			thousandths: 500,
			unitCents: 2000,
			cents: 1000
		}
	]);
	expect([totalCents, allowances[0]?.drawn]).toEqual([5466, 0]);
});

const months = fc.constantFrom('2026-02', '2026-03', '2026-04');
const dayIn = fc.tuple(months, fc.integer({ min: 1, max: 28 })).map(([m, d]) => `${m}-${String(d).padStart(2, '0')}`);
const kinds = fc.constantFrom<SpaceKind>('room', 'desks', 'machine');
const someUse = fc
	.record({ day: dayIn, kind: kinds, at: fc.integer({ min: 0, max: 20 }), minutes: fc.integer({ min: 5, max: 600 }) })
	.map(({ day, kind, at, minutes }) =>
		use({ kind, space: kind, days: [day], startsAt: Date.parse(`${day}T00:00Z`) + at * 3_600_000, minutes })
	);
const someInclude = fc
	.record({
		measure: fc.constantFrom<Include['measure']>('day', 'hour'),
		amount: fc.integer({ min: 0, max: 12 }),
		overageCents: fc.option(fc.integer({ min: 0, max: 5000 }))
	})
	.map(include);
const someContract = fc
	.record({
		kind: fc.constantFrom<Terms['kind']>('month', 'resident', 'tickets', 'day_pass'),
		priceCents: fc.integer({ min: 0, max: 90_000 }),
		includes: fc.array(someInclude, { maxLength: 3 }),
		from: dayIn,
		until: fc.option(dayIn)
	})
	.map(({ from, until, ...terms }) => contract(terms, { from, until: until && until < from ? null : until }));
const someMaterial = fc
	.record({
		name: fc.constantFrom('MDF', 'PLA'),
		thousandths: fc.integer({ min: 1, max: 9000 }),
		unitCents: fc.constantFrom(0, 3, 1850)
	})
	.map((one) => ({ ...one, unit: 'u', cents: Math.round((one.thousandths * one.unitCents) / 1000) }));
const someMachineUse = fc
	.record({
		day: dayIn,
		minutes: fc.integer({ min: 1, max: 300 }),
		hourCents: fc.constantFrom(0, 999, 1200),
		materials: fc.array(someMaterial)
	})
	.map((one) => laser({ ...one, cents: Math.round((one.minutes * one.hourCents) / 60) }));
const someFacts = fc
	.record({
		contracts: fc.array(someContract, { maxLength: 4 }),
		uses: fc.array(someUse, { maxLength: 20 }),
		machineUses: fc.array(someMachineUse, { maxLength: 12 })
	})
	.map(({ contracts, uses, machineUses }) =>
		facts({
			machineUses,
			contracts: contracts.map((one, at) => ({ ...one, id: `c${at}` })),
			uses: uses.map((one, at) => ({ ...one, id: `u${at}` })),
			tariffs: ['room', 'desks', 'machine'].map((space) => tariff(1234, space)),
			adjustments: [{ id: 'x', label: 'Avoir', cents: -333 }]
		})
	);

test('the total is the sum of the lines, in whole cents, and nothing included is used twice', () => {
	fc.assert(
		fc.property(months, someFacts, (month, given) => {
			const { lines, totalCents, allowances } = statementOf(month, given);
			expect(totalCents).toBe(lines.reduce((sum, { cents }) => sum + cents, 0));
			for (const { cents } of lines) expect(Number.isSafeInteger(cents)).toBe(true);
			for (const { drawn, before, amount } of allowances) {
				expect(drawn).toBeGreaterThanOrEqual(0);
				expect(before + drawn).toBeLessThanOrEqual(amount);
			}
		})
	);
});

test('whatever was written down of machines in a month is paid once, and nothing else of machines is', () => {
	fc.assert(
		fc.property(months, someFacts, (month, given) => {
			const paid = statementOf(month, given).lines.filter(({ kind }) => kind === 'machine' || kind === 'material');
			const written = given.machineUses
				.filter(({ day }) => day.startsWith(month))
				.flatMap(({ cents, materials }) => [cents, ...materials.map((one) => one.cents)]);
			const sum = (all: readonly number[]) => all.reduce((one, other) => one + other, 0);
			expect(sum(paid.map(({ cents }) => cents))).toBe(sum(written));
		})
	);
});

test('the order in which anything is told does not matter', () => {
	fc.assert(
		fc.property(months, someFacts, fc.infiniteStream(fc.nat()), (month, given, dice) => {
			const shuffled = <T>(list: readonly T[]): T[] =>
				list
					.map((one) => [dice.next().value as number, one] as const)
					.toSorted(([a], [b]) => a - b)
					.map(([, one]) => one);
			const other = {
				...given,
				uses: shuffled(given.uses),
				contracts: shuffled(given.contracts),
				machineUses: shuffled(given.machineUses)
			};
			expect(statementOf(month, other)).toEqual(statementOf(month, given));
		})
	);
});

test('the parts of a month add up to the month, and months follow each other', () => {
	fc.assert(
		fc.property(months, fc.integer({ min: 1, max: 27 }), (month, day) => {
			const two = (n: number) => `${month}-${String(n).padStart(2, '0')}`;
			const all = daysWithin(month, '2000-01-01', null);
			expect(daysWithin(month, '2000-01-01', two(day)) + daysWithin(month, two(day + 1), null)).toBe(all);
		})
	);
	expect(monthAfter('2026-12')).toBe('2027-01');
	expect(monthAfter('2026-01', -1)).toBe('2025-12');
});
