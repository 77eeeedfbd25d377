import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LEAST_TOLD } from '#kernel/crowd.ts';
import { mergedUp } from './merged.ts';
import { spreadOf } from './where.ts';

const communes = [
	...['Boussu', 'Dour', 'Mons'].map((name) => ({ name, within: 'Mons' })),
	...['Binche', 'La Louvière'].map((name) => ({ name, within: 'La Louvière' })),
	...[
		{ name: 'Anderlues', within: 'Thuin' },
		{ name: 'Lens', within: null }
	]
];
const names = [...communes.map(({ name }) => name), null];
const counts = fc
	.array(fc.tuple(fc.constantFrom(...names), fc.oneof(fc.nat(12), fc.nat(200))), { maxLength: 10 })
	.map((pairs) => new Map(pairs));
const sum = (all: Iterable<number>): number => [...all].reduce((one, other) => one + other, 0);

test('wherever they are, nobody is lost, no cell is of fewer than eight, and none stands in two', () => {
	fc.assert(
		fc.property(counts, (its) => {
			const cells = mergedUp(communes, its);
			const all = sum(its.values());
			expect(sum(cells.map(({ units }) => units))).toBe(all < LEAST_TOLD ? 0 : all);
			for (const { units } of cells) expect(units).toBeGreaterThanOrEqual(LEAST_TOLD);
			expect(new Set(cells.map(({ level, name }) => `${level} ${name}`)).size).toBe(cells.length);
			for (const { level, name, units } of cells) if (level === 'commune') expect(units).toBe(its.get(name));
		})
	);
});

test('the rest of an arrondissement is all of its communes that do not stand alone, and of no other', () => {
	fc.assert(
		fc.property(counts, (its) => {
			const cells = mergedUp(communes, its);
			const alone = new Set(cells.flatMap(({ level, name }) => (level === 'commune' ? [name] : [])));
			for (const { level, name, units } of cells) {
				if (level !== 'within') continue;
				const rest = communes.filter((one) => one.within === name && !alone.has(one.name));
				expect(units).toBe(sum(rest.map((one) => its.get(one.name) ?? 0)));
			}
		})
	);
});

test('a small commune goes to its arrondissement, a small arrondissement to the region, and a small rest takes another with it', () => {
	const merged = (its: Record<string, number>, nowhere = 0) =>
		mergedUp(communes, new Map([...Object.entries(its), [null, nowhere] as const])).map(({ level, name, units }) =>
			[level, name, units].join(' ')
		);
	expect(merged({ Mons: 20, Boussu: 5, Dour: 4, Binche: 3, Anderlues: 6 })).toEqual([
		'commune Mons 20',
		'within Mons 9',
		'region  9'
	]);
	expect(merged({ Mons: 20, Boussu: 5, Dour: 4 }, 1)).toEqual(['commune Mons 20', 'region  10']);
	expect(merged({ Mons: 20, Binche: 9 }, 2)).toEqual(['commune Mons 20', 'region  11']);
	expect(merged({ Mons: 7 })).toEqual([]);
});

test('what is spread is all there; what is in two sectors stands in both', () => {
	const spread = spreadOf([
		[{ commune: 'Mons', sectors: ['film', 'music', 'film'] }, 2],
		[{ commune: null, sectors: [] }, 3],
		[{ commune: 'Mons', sectors: ['film'] }, 1]
	]);
	expect(spread.value).toBe(6);
	expect([...spread.communes]).toEqual([
		['Mons', 3],
		[null, 3]
	]);
	expect([...spread.sectors]).toEqual([
		['film', 3],
		['music', 2],
		[null, 3]
	]);
});
