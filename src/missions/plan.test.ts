import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clashes, type Edit, type Hold, holdsOf, type Plan, planAfter } from './plan.ts';
import { type Asked, arrange, isMutual, type Pair, whyNot } from './schedule.ts';

const travellers = ['t1', 't2', 't3'];
const counterparts = ['c1', 'c2', 'c3'];
const spots = ['s1', 's2'];
const from = fc.integer({ min: 0, max: 5 });
const when = fc.record({ spot: fc.constantFrom(...spots), from }).map((at) => ({ ...at, to: at.from + 1 }));
const id = fc.integer({ min: 0, max: 12 }).map(String);
const edit: fc.Arbitrary<Edit> = fc.oneof(
	fc
		.record({ id, traveller: fc.constantFrom(...travellers), counterpart: fc.constantFrom(...counterparts), at: when })
		.map(({ at, ...who }) => ({ kind: 'add' as const, meeting: { ...who, ...at } })),
	fc.record({ id, at: when }).map(({ id, at }) => ({ kind: 'move' as const, id, ...at })),
	fc.record({ one: id, other: id }).map((both) => ({ kind: 'swap' as const, ...both })),
	id.map((one) => ({ kind: 'cancel' as const, id: one })),
	fc.record({ party: fc.constantFrom(...travellers, ...counterparts), from, source: id }).map((at) => ({
		kind: 'keep' as const,
		hold: { ...at, to: at.from + 2, kind: 'absence' as const, source: `a${at.source}`, other: '' }
	})),
	id.map((one) => ({ kind: 'free' as const, source: `a${one}` }))
);

/** Two things that take the same at one time, of which one is a meeting. */
const overlaps = (holds: readonly Hold[]): boolean =>
	holds.some((hold) => clashes(holds, { ...hold, parties: [hold.party] }, [hold.source]).length > 0);

test('whatever is edited by hand, nobody and no table is in two places, and each refusal names what is in the way', () => {
	fc.assert(
		fc.property(fc.array(edit, { maxLength: 60 }), (edits) => {
			let plan: Plan = { meetings: [], holds: [] };
			for (const one of edits) {
				if (one.kind === 'add' && plan.meetings.some((met) => met.id === one.meeting.id)) continue;
				const next = planAfter(plan, one);
				if (!next) continue;
				if (Array.isArray(next)) {
					expect(next.length).toBeGreaterThan(0);
					continue;
				}
				plan = next as Plan;
				expect(overlaps(holdsOf(plan))).toBe(false);
			}
		})
	);
});

const slots = ['m1', 'm2', 'm3', 'm4'];
const rank = fc.option(fc.integer({ min: 1, max: 5 }));
const asked: fc.Arbitrary<Asked> = fc
	.record({
		ranks: fc.array(fc.tuple(rank, rank), { minLength: 9, maxLength: 9 }),
		free: fc.array(fc.subarray(slots), { minLength: 6, maxLength: 6 }),
		tables: fc.integer({ min: 0, max: 3 })
	})
	.map(({ ranks, free, tables }) => ({
		pairs: ranks.flatMap(([theirs, ours], at): Pair[] => {
			const [traveller = '', counterpart = ''] = [travellers[Math.floor(at / 3)], counterparts[at % 3]];
			return theirs === null && ours === null ? [] : [{ traveller, counterpart, theirs, ours }];
		}),
		slots: slots.map((one) => ({ id: one, tables })),
		free: new Map([...travellers, ...counterparts].map((party, at) => [party, new Set(free[at])])),
		loads: new Map()
	}));

test('an arrangement clashes with nothing, meets no pair twice and is the same each time', () => {
	fc.assert(
		fc.property(asked, (given) => {
			const made = arrange(given);
			expect(arrange({ ...given, pairs: given.pairs.toReversed() })).toEqual(made);
			expect(new Set(made.map(({ pair }) => pair)).size).toBe(made.length);
			for (const { id: slot, tables } of given.slots) {
				const its = made.filter((one) => one.slot === slot);
				const parties = its.flatMap(({ pair }) => [pair.traveller, pair.counterpart]);
				expect(new Set(parties).size).toBe(parties.length);
				expect(its.length).toBeLessThanOrEqual(tables);
				for (const party of parties) expect(given.free.get(party)?.has(slot)).toBe(true);
			}
		})
	);
});

test('where nothing but their time stands in the way, what both sides wish goes before what one side wishes', () => {
	fc.assert(
		fc.property(asked, (given) => {
			const made = arrange(given);
			const open = new Map(
				[...given.free].map(([party, free]) => {
					const taken = made.filter(({ pair }) => pair.traveller === party || pair.counterpart === party);
					return [party, new Set([...free].filter((slot) => !taken.some((one) => one.slot === slot)))];
				})
			);
			const tables = new Set(
				given.slots
					.filter(({ id, tables }) => made.filter(({ slot }) => slot === id).length < tables)
					.map(({ id }) => id)
			);
			for (const pair of given.pairs.filter((one) => !made.some((met) => met.pair === one)))
				expect(whyNot(pair, { able: given.free, open, tables })).not.toBe('could');
			expect(made.filter(({ pair }) => isMutual(pair)).length).toBeGreaterThanOrEqual(
				arrange({ ...given, pairs: given.pairs.filter(isMutual) }).length
			);
		})
	);
});
