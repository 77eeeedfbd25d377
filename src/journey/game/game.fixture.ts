import fc from 'fast-check';
import { type Card, cardKinds, type Deed, type Effects, type Event, type Game, meters } from './content.ts';

const HYPOTHESES = { who: ['parents', 'schools', 'towns'], how: ['shop', 'fair'], what: ['box', 'walk'] } as const;
const FLAGS = ['met', 'seen', 'shown'];

const amount = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
const effects: fc.Arbitrary<Effects> = fc.dictionary(fc.constantFrom(...meters), amount, { maxKeys: 4 });
const flags = fc.subarray(FLAGS);
const hypothesis = fc.constantFrom(...Object.keys(HYPOTHESES)) as fc.Arbitrary<keyof typeof HYPOTHESES>;
const pivot = hypothesis.chain((id) =>
	fc.record({ hypothesis: fc.constant(id), variant: fc.constantFrom(...HYPOTHESES[id]) })
);
const tests = fc.record({ hypothesis, strength: fc.integer({ min: 1, max: 1000 }) });
const some = { requiredKeys: [] };

const card = (id: string): fc.Arbitrary<Card> =>
	fc
		.tuple(
			fc.record({ kind: fc.constantFrom(...cardKinds), minutes: fc.integer({ min: 0, max: 2400 }) }),
			fc.record(
				{ effects, tests, pivot, sets: flags, keeps: fc.constantFrom('help', 'pay'), most: fc.nat(3), ever: fc.nat(5) },
				some
			)
		)
		.map(([must, may]) => ({ id, ...must, ...may }));

const event = (id: string): fc.Arbitrary<Event> =>
	fc
		.tuple(fc.nat(1000), fc.record({ effects, sets: flags, again: fc.boolean() }, some))
		.map(([chance, may]) => ({ id, chance, ...may }));

const start = fc.record({
	cash: amount,
	burn: fc.nat(1e9),
	energy: fc.nat(1000),
	reputation: fc.nat(1000),
	minutes: fc.nat(10_000)
});

const deed: fc.Arbitrary<Deed> = fc.record(
	{
		...{ effects, sets: flags, clears: flags, pivot, tests, venture: start },
		...{ hires: fc.constantFrom('lila', 'tom'), leaves: fc.constantFrom('lila', 'tom') },
		promises: fc.record({ id: fc.constantFrom('help', 'pay'), inWeeks: fc.nat(6) }),
		keeps: fc.constantFrom('help', 'pay'),
		owes: fc.record({ id: fc.constantFrom('bank', 'aunt'), amount: fc.nat(1_000_000), inWeeks: fc.nat(6) }),
		chance: fc.array(fc.record({ weight: fc.nat(10), effects }), { maxLength: 3 })
	},
	some
);

const share = fc.nat(1000);
export const rules: fc.Arbitrary<Game['rules']> = fc.record({
	sleep: fc.integer({ min: 1, max: 1000 }),
	tired: fc.record({ below: share, week: fc.integer({ min: 100, max: 1000 }), work: share }),
	misleads: fc.record({ strong: fc.nat(249), weak: fc.integer({ min: 249, max: 499 }) }),
	leave: fc.record({ always: fc.nat(500), unfit: fc.nat(500) }),
	late: share
});

/** Games that no designer would write, with all that a game may have. */
export const games: fc.Arbitrary<Game> = fc.record({
	start,
	rules,
	hypotheses: fc.constant(
		Object.entries(HYPOTHESES).map(([id, variants], at) => ({
			id,
			block: 'segments',
			variants,
			weight: [500, 300, 200][at] ?? 0
		}))
	),
	cards: fc.tuple(...['a', 'b', 'c', 'd'].map(card)),
	events: fc.tuple(...['rain', 'fair', 'gift'].map(event)),
	deeds: fc.record({ one: deed, two: deed, three: deed }),
	conditions: fc.constant({})
});
