import fc from 'fast-check';
import { expect, test } from 'vitest';
import { smallGame } from '../story/small.fixture.ts';
import { marketFit, proof, truth } from './beliefs.ts';
import type { Game } from './content.ts';
import { perform } from './deeds.ts';
import { games, rules } from './game.fixture.ts';
import { begin, type State } from './state.ts';
import { exhausted } from './tiredness.ts';
import { valuesOf } from './values.ts';
import { board, endWeek, playCard } from './week.ts';

type Act = Readonly<{ what: 'card' | 'deed' | 'week'; which: number }>;
const acts = fc.array(fc.record({ what: fc.constantFrom('card', 'deed', 'week'), which: fc.nat(50) }), {
	maxLength: 60
}) as fc.Arbitrary<Act[]>;

/** What an act makes of a state, and what was done. */
function step(state: State, game: Game, { what, which }: Act): State {
	if (what === 'week') return endWeek(state, game);
	if (what === 'deed') {
		const names = Object.keys(game.deeds);
		const name = names[which % names.length] ?? '';
		return perform(state, game, name, game.deeds[name] ?? {});
	}
	const playable = board(game, state).filter(({ obstacle }) => obstacle === null);
	const chosen = playable[which % Math.max(1, playable.length)];
	return chosen ? playCard(state, game, chosen.card) : state;
}

/** Lives any game through and looks at each step. */
function always(check: (before: State, after: State, game: Game, act: Act) => void): void {
	fc.assert(
		fc.property(games, fc.nat(), acts, (game, seed, done) => {
			let state = begin(game, seed);
			for (const act of done) {
				const after = step(state, game, act);
				check(state, after, game, act);
				state = after;
			}
		}),
		{ numRuns: 300 }
	);
}

const numbersIn = (value: unknown): number[] =>
	typeof value === 'number'
		? [value]
		: value && typeof value === 'object'
			? Object.values(value).flatMap(numbersIn)
			: [];

test('every number is whole and exact, whatever a designer wrote', () => {
	always((_, after, game) => {
		for (const number of [...numbersIn(after), ...numbersIn(valuesOf(after, game))])
			if (!Number.isSafeInteger(number)) throw new Error(`${number} in ${JSON.stringify(after)}`);
	});
});

test('meters stay within their bounds', () => {
	always((_, { energy, reputation, minutes, customers, price, effort, burn, weekly }) => {
		for (const most1000 of [energy, reputation]) expect(most1000).toBeLessThanOrEqual(1000);
		for (const least0 of [energy, reputation, minutes, customers, price, effort, burn, weekly])
			expect(least0).toBeGreaterThanOrEqual(0);
	});
});

test('market fit moves by a test, a pivot or a new beginning, and by nothing else', () => {
	always((before, after, game) => {
		const [was, is] = [marketFit(game, before), marketFit(game, after)];
		for (const value of [is, proof(game, after)]) expect(value >= 0 && value <= 1000).toBe(true);
		if (was !== is) expect(after.beliefs).not.toEqual(before.beliefs);
		if (JSON.stringify(after.beliefs) !== JSON.stringify(before.beliefs)) return;
		expect(is).toBe(was);
	});
});

test('the end of a week tests nothing and turns nothing', () => {
	always((before, after, _, { what }) => what === 'week' && expect(after.beliefs).toBe(before.beliefs));
});

test('a promise is kept once or broken once, and never both', () => {
	always((before, after, game, { what, which }) => {
		if (after.venture !== before.venture) return;
		const deed = what === 'deed' ? Object.values(game.deeds)[which % 3] : undefined;
		for (const { id, state } of before.promises) {
			const now = after.promises.find((one) => one.id === id);
			if (!now) throw new Error(`the promise « ${id} » is gone`);
			if (state === 'open' || deed?.promises?.id === id) continue;
			expect(now.state).toBe(state);
		}
		const broken = (one: State) => one.promises.filter((each) => each.state === 'broken').length;
		if (what !== 'week' && !deed?.promises) expect(broken(after)).toBe(broken(before));
	});
});

test('a debt is paid once, in the week it is due', () => {
	always((before, after, _, { what }) => {
		if (what !== 'week') return;
		expect(after.debts).toEqual(before.debts.filter(({ due }) => due > before.week));
		const twice = endWeek({ ...before, debts: [] }, emptyGame);
		const once = endWeek(before, emptyGame);
		const paid = before.debts.filter(({ due }) => due <= before.week).reduce((sum, { amount }) => sum + amount, 0);
		if (Math.abs(before.cash) < 1e11) expect(twice.cash - once.cash).toBe(paid);
	});
});

const emptyGame: Game = {
	start: { cash: 0, burn: 0, energy: 0, reputation: 0, minutes: 0 },
	rules: smallGame.rules,
	...{ hypotheses: [], cards: [], events: [], deeds: {}, conditions: {} }
};

test('what is done without strength tells less, and the week after it is shorter, by as much as the story says', () => {
	always((before, after, game, { what }) => {
		const spent = exhausted(before, game);
		if (what === 'week' && after.tired > before.tired)
			expect(after.minutes).toBe(Math.floor((after.weekly * game.rules.tired.week) / 1000));
		if (what === 'week' && after.tired === before.tired) expect(after.minutes).toBe(after.weekly);
		for (const [id, { evidence }] of Object.entries(after.beliefs)) {
			const told = evidence[before.beliefs[id]?.evidence.length ?? 0];
			if (what === 'card' && told && spent) expect(told.weight).toBeLessThanOrEqual(game.rules.tired.work);
		}
	});
});

test('sleep gives the same to everybody: who is spent is given no more', () => {
	always(({ energy }, after, { rules, events }, { what }) => {
		if (what === 'week' && !events.length) expect(after.energy).toBe(Math.min(1000, energy + rules.sleep));
	});
});

test('nobody stays exhausted who rests, by whatever rules', () => {
	fc.assert(
		fc.property(rules, fc.nat(1000), (its, energy) => {
			const game = { ...emptyGame, rules: its };
			let state: State = { ...begin(game, 1), energy };
			const weeks = Math.ceil(its.tired.below / its.sleep) + 1;
			for (let week = 0; week < weeks; week++) state = endWeek(state, game);
			expect(exhausted(state, game)).toBe(false);
			expect(endWeek(state, game).minutes).toBe(state.weekly);
		})
	);
});

test('the order in which a story lists its events and hypotheses decides nothing', () => {
	fc.assert(
		fc.property(games, fc.nat(), fc.nat(12), (game, seed, weeks) => {
			const turned = { ...game, events: game.events.toReversed(), hypotheses: game.hypotheses.toReversed() };
			let [one, other] = [begin(game, seed), begin(turned, seed)];
			for (let week = 0; week < weeks; week++) [one, other] = [endWeek(one, game), endWeek(other, turned)];
			expect(other).toEqual(one);
		}),
		{ numRuns: 100 }
	);
});

test('one more variant changes the truth of a run only where it is that variant', () => {
	fc.assert(
		fc.property(games, fc.nat(), (game, seed) => {
			const [first, ...others] = game.hypotheses;
			if (!first) return;
			const larger = { ...game, hypotheses: [{ ...first, variants: ['added', ...first.variants] }, ...others] };
			const [was, now] = [game, larger].map((one) => truth(one, begin(one, seed), first.id));
			expect([was, 'added']).toContain(now);
		})
	);
});
