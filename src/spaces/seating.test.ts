import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Seated, seatAnew } from './seating.ts';

type Wanted = Readonly<{ from: number; lasts: number; wanted: number; fixed: boolean }>;

const units = (count: number) => Array.from({ length: count }, (_, at) => `unit ${at}`);
const at = (hour: number) => new Date(hour * 3_600_000);
const wish = (fixed: fc.Arbitrary<boolean>): fc.Arbitrary<Wanted> =>
	fc.record({ from: fc.nat(12), lasts: fc.integer({ min: 1, max: 6 }), wanted: fc.integer({ min: 1, max: 2 }), fixed });

/** Those of some wishes that have come first, each with units that were free then. */
function seated(count: number, wishes: readonly Wanted[]): Seated[] {
	const all: Seated[] = [];
	for (const [id, { from, lasts, wanted, fixed }] of wishes.entries()) {
		const [begins, ends] = [at(from), at(from + lasts)];
		const taken = all.filter((one) => one.from < ends && one.until > begins).flatMap(({ units }) => units);
		const left = units(count).filter((unit) => !taken.includes(unit));
		if (left.length >= wanted)
			all.push({ id: String(id), from: begins, until: ends, units: left.slice(0, wanted), fixed });
	}
	return all;
}

const house = (fixed: fc.Arbitrary<boolean> = fc.boolean()) =>
	fc
		.record({
			count: fc.integer({ min: 1, max: 4 }),
			wishes: fc.array(wish(fixed), { maxLength: 9 }),
			one: wish(fixed)
		})
		.map(({ count, wishes, one }) => ({
			...{ count, others: seated(count, wishes) },
			one: { from: at(one.from), until: at(one.from + one.lasts), wanted: Math.min(one.wanted, count) }
		}));

/** How many units are somebody's at most at once while somebody else is there too. */
function greatest(others: readonly Seated[], { from, until, wanted }: ReturnType<typeof oneOf>): number {
	const all = [
		...others.map(({ from, until, units }) => ({ from, until, wanted: units.length })),
		{ from, until, wanted }
	];
	return Math.max(
		...all.map(({ from }) =>
			all.filter((one) => one.from <= from && one.until > from).reduce((sum, { wanted }) => sum + wanted, 0)
		)
	);
}
const oneOf = (given: { from: Date; until: Date; wanted: number }) => given;

/** Whether there is any way, by trying all. */
function possible(count: number, others: readonly Seated[], one: ReturnType<typeof oneOf>): boolean {
	const waiting = [
		...others.filter(({ fixed }) => !fixed).map(({ units, ...when }) => ({ ...when, wanted: units.length })),
		one
	];
	const placed: { from: Date; until: Date; units: readonly string[] }[] = others.filter(({ fixed }) => fixed);
	const place = (turn: number): boolean => {
		const next = waiting[turn];
		if (!next) return true;
		const taken = placed.filter((one) => one.from < next.until && one.until > next.from).flatMap(({ units }) => units);
		const left = units(count).filter((unit) => !taken.includes(unit));
		return chosen(left, next.wanted).some((units) => {
			placed.push({ ...next, units });
			const done = place(turn + 1);
			placed.pop();
			return done;
		});
	};
	return place(0);
}

function chosen(from: readonly string[], wanted: number): string[][] {
	if (wanted === 0) return [[]];
	return from.flatMap((unit, at) => chosen(from.slice(at + 1), wanted - 1).map((rest) => [unit, ...rest]));
}

test('nobody has a unit that somebody else has then, everybody as many as she wants, and what is fixed stays', () => {
	fc.assert(
		fc.property(house(), ({ count, others, one }) => {
			const found = seatAnew(units(count), others, one);
			if (!found) return;
			expect([...found.others.keys()].toSorted()).toEqual(
				others
					.filter(({ fixed }) => !fixed)
					.map(({ id }) => id)
					.toSorted()
			);
			const all = [
				...others.map((other) => ({
					...other,
					had: other.units.length,
					units: found.others.get(other.id) ?? other.units
				})),
				{ ...one, had: one.wanted, units: found.own }
			];
			for (const { units: own, had } of all)
				expect(new Set(own.filter((unit) => units(count).includes(unit))).size).toBe(had);
			for (const [index, one] of all.entries())
				for (const other of all.slice(index + 1))
					if (one.from < other.until && other.from < one.until)
						expect(one.units.filter((unit) => other.units.includes(unit))).toEqual([]);
		})
	);
});

test('where nothing is fixed somebody fits whenever units are left at every moment', () => {
	fc.assert(
		fc.property(house(fc.constant(false)), ({ count, others, one }) => {
			expect(seatAnew(units(count), others, one) !== null).toBe(greatest(others, one) <= count);
		})
	);
});

test('so it is where all that is fixed has begun before the others do', () => {
	fc.assert(
		fc.property(house(fc.constant(false)), fc.nat(12), ({ count, others, one }, now) => {
			const begun = others.map((other) => ({ ...other, fixed: other.from <= at(now) }));
			fc.pre(one.from > at(now));
			expect(seatAnew(units(count), begun, one) !== null).toBe(greatest(others, one) <= count);
		})
	);
});

test('it finds nothing where trying all ways finds nothing, and all where nothing is fixed', () => {
	fc.assert(
		fc.property(house(), ({ count, others, one }) => {
			const can = possible(count, others, one);
			const found = seatAnew(units(count), others, one) !== null;
			if (!can || others.every(({ fixed }) => !fixed)) expect(found).toBe(can);
		})
	);
});
