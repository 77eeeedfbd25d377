import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BriefMove, type BriefWay, moved } from './states.ts';

const begun: BriefWay = { state: 'draft', offers: new Map() };
const offer = fc.constantFrom('a', 'b', 'c');
const reasons = fc
	.dictionary(offer, fc.constantFrom('Le prix.', 'Le style.', ' '))
	.map((given) => new Map(Object.entries(given)));
const move: fc.Arbitrary<BriefMove> = fc.oneof(
	{ weight: 3, arbitrary: fc.constant({ kind: 'publish' } as const) },
	{ weight: 4, arbitrary: fc.record({ kind: fc.constant('answer' as const), offer }) },
	fc.record({ kind: fc.constant('take_back' as const), offer }),
	{ weight: 4, arbitrary: fc.record({ kind: fc.constant('choose' as const), offer, reasons }) },
	{ weight: 2, arbitrary: fc.constant({ kind: 'deliver' } as const) },
	{ weight: 2, arbitrary: fc.constant({ kind: 'result' } as const) },
	fc.constant({ kind: 'withdraw' } as const)
);

/** All ways that a brief goes through, whatever is tried. */
function go(moves: readonly BriefMove[]): BriefWay[] {
	const ways = [begun];
	for (const one of moves) {
		const next = moved(ways.at(-1) as BriefWay, one);
		if (typeof next !== 'string') ways.push(next);
	}
	return ways;
}
const counted = ({ offers }: BriefWay, wanted: string): number =>
	[...offers.values()].filter((one) => one === wanted).length;

test('whatever is tried, one offer at most is chosen, and none waits for an answer once one is', () => {
	fc.assert(
		fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
			for (const way of go(moves)) {
				const decided = ['chosen', 'delivered', 'finished'].includes(way.state);
				expect(counted(way, 'chosen')).toBe(decided ? 1 : 0);
				if (decided || way.state === 'withdrawn') expect(counted(way, 'given')).toBe(0);
				if (way.state === 'draft') expect(way.offers.size).toBe(0);
			}
		})
	);
});

test('what is finished or withdrawn stays so', () => {
	fc.assert(
		fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
			const states = go(moves).map(({ state }) => state);
			const end = states.findIndex((state) => state === 'finished' || state === 'withdrawn');
			if (end >= 0) expect(states.slice(end)).toHaveLength(1);
		})
	);
});

test('a choice says to each why', () => {
	const open: BriefWay = {
		state: 'open',
		offers: new Map([
			['a', 'given'],
			['b', 'given'],
			['c', 'withdrawn']
		])
	};
	const choose = (given: [string, string][]) => moved(open, { kind: 'choose', offer: 'a', reasons: new Map(given) });
	expect(choose([['a', 'Le prix.']])).toBe('briefs_reasons_missing');
	const way = choose([
		['a', 'Le prix.'],
		['b', 'Trop tard.']
	]);
	expect(way).toEqual({
		state: 'chosen',
		offers: new Map([
			['a', 'chosen'],
			['b', 'refused'],
			['c', 'withdrawn']
		])
	});
	expect(moved(way as BriefWay, { kind: 'take_back', offer: 'a' })).toEqual({
		state: 'open',
		offers: new Map([
			['a', 'withdrawn'],
			['b', 'given'],
			['c', 'withdrawn']
		])
	});
});
