import { beliefsOf, pivot, test } from './beliefs.ts';
import type { Deed, Game } from './content.ts';
import { rollBelow } from './dice.ts';
import { affect, flag, hire } from './effects.ts';
import { give, keep, owe } from './promises.ts';
import type { State } from './state.ts';

/** Does what ink asked for by `do("name")`. */
export function perform(before: State, game: Game, name: string, deed: Deed): State {
	let state: State = deed.venture ? beginAgain(before, game, deed.venture) : before;
	state = { ...state, count: { ...state.count, [name]: (state.count[name] ?? 0) + 1 } };
	state = flag(affect(state, deed.effects), deed.sets);
	if (deed.clears) state = { ...state, flags: state.flags.filter((one) => !deed.clears?.includes(one)) };
	state = hire(state, deed.hires);
	if (deed.leaves) state = { ...state, team: state.team.filter((one) => one !== deed.leaves) };
	if (deed.promises) state = give(state, deed.promises);
	if (deed.keeps) state = keep(state, deed.keeps);
	if (deed.owes) state = owe(state, deed.owes);
	if (deed.pivot) state = pivot(state, deed.pivot);
	if (deed.tests) state = test(state, game, name, deed.tests);
	if (deed.chance) state = draw(state, name, deed.chance);
	return deed.ends ? { ...state, ended: deed.ends } : state;
}

function draw(state: State, name: string, outcomes: NonNullable<Deed['chance']>): State {
	const total = outcomes.reduce((sum, { weight }) => sum + weight, 0);
	const entity = `${name}#${state.count[name] ?? 0}`;
	let left = rollBelow(state.seed, 'deed', state.week, entity, Math.max(1, total));
	for (const { weight, effects, sets } of outcomes) {
		if (left < weight) return flag(affect(state, effects), sets);
		left -= weight;
	}
	return state;
}

/** A second venture: new numbers and new truths; who one knows and what one has learned to do stays. */
function beginAgain(state: State, game: Game, start: NonNullable<Deed['venture']>): State {
	const { cash, burn, energy, reputation, minutes } = start;
	return {
		...state,
		...{ cash, burn, energy, minutes, weekly: minutes, reputation: Math.max(reputation, state.reputation) },
		...{ venture: state.venture + 1, week: state.week + 1, customers: 0, price: 0, effort: 0, income: 0 },
		beliefs: beliefsOf(game),
		...{ promises: [], debts: [], played: [], count: {} }
	};
}
