import { marketFit, pivot, test } from './beliefs.ts';
import { holds } from './conditions.ts';
import type { Card, Effects, Event, Game } from './content.ts';
import { happens } from './dice.ts';
import { affect, clamp, flag, hire, MOST } from './effects.ts';
import { due, keep } from './promises.ts';
import type { State } from './state.ts';
import { exhausted, worked } from './tiredness.ts';

/** Why a card cannot be played now. */
export type Obstacle = 'time' | 'often' | 'cash';
export type Playable = Readonly<{ card: Card; obstacle: Obstacle | null }>;

/** The cards that lie on the board: those whose condition holds; some of them cannot be paid for any more. */
export function board(game: Game, state: State): Playable[] {
	return game.cards
		.filter(({ when }) => !when || holds(when, state, game))
		.filter(({ id, ever }) => ever === undefined || (state.count[`card:${id}`] ?? 0) < ever)
		.map((card) => ({ card, obstacle: obstacleOf(card, state) }));
}

function obstacleOf({ id, minutes, most = 1, effects }: Card, { minutes: left, played, cash }: State): Obstacle | null {
	if (played.filter((one) => one === id).length >= most) return 'often';
	if (minutes > left) return 'time';
	const cost = -(effects?.cash ?? 0);
	return cost > 0 && cost > cash ? 'cash' : null;
}

/** Plays a card of the board. */
export function playCard(before: State, game: Game, card: Card): State {
	const name = `card:${card.id}`;
	let state: State = {
		...affect(before, { minutes: -card.minutes }),
		played: [...before.played, card.id],
		count: { ...before.count, [name]: (before.count[name] ?? 0) + 1 }
	};
	if (card.tests) state = test(state, game, name, card.tests);
	state = flag(affect(state, effectsOf(card, before, game)), card.sets);
	if (card.pivot) state = pivot(state, card.pivot);
	if (card.keeps) state = keep(state, card.keeps);
	return hire(state, card.hires);
}

const effectsOf = ({ effects }: Card, state: State, game: Game): Effects | undefined =>
	effects?.effort ? { ...effects, effort: worked(effects.effort, state, game) } : effects;

/** Ends the week: what was earned and spent, who came and who went, what happened, and strength for the next. */
export function endWeek(before: State, game: Game): State {
	const traded = trade(before, game);
	// all are judged by the week as it was: none hangs on the order in which a story lists them
	const happening = game.events.filter((event) => comes(event, traded, game));
	const lived = happening.toSorted((a, b) => (a.id < b.id ? -1 : 1)).reduce(undergo, traded);
	return rest(due(lived, game), game);
}

function comes({ id, chance, weeks: [from, to] = [0, MOST], when, again }: Event, state: State, game: Game): boolean {
	if (state.week < from || state.week > to || (!again && has(state, id))) return false;
	return (!when || holds(when, state, game)) && happens(state.seed, 'event', state.week, id, chance);
}

const has = ({ happened }: State, event: string): boolean => happened.some((one) => one.endsWith(` ${event}`));

const undergo = (state: State, { id, effects, sets }: Event): State => ({
	...flag(affect(state, effects), sets),
	happened: [...state.happened, `${state.week} ${id}`]
});

/** Selling works as far as what is sold fits, and customers leave the more the less it does. */
function trade(state: State, game: Game): State {
	const fits = marketFit(game, state);
	const won = state.price > 0 ? Math.floor((state.effort * fits) / 1_000_000) : 0;
	const { always, unfit } = game.rules.leave;
	const lost = Math.floor((state.customers * (always + Math.floor(((1000 - fits) * unfit) / 1000))) / 1000);
	const customers = clamp(state.customers + won - lost, 0, MOST);
	const income = Math.min(MOST, customers * state.price);
	return { ...affect(state, { cash: income - state.burn }), customers, income, effort: 0 };
}

/** A night is a night: who has spent more than it gives back begins the next week with fewer hours, and gets out of it by a lighter one. */
function rest(state: State, game: Game): State {
	const { sleep, tired } = game.rules;
	const spent = exhausted(state, game);
	const minutes = spent ? Math.floor((state.weekly * tired.week) / 1000) : state.weekly;
	return {
		...affect({ ...state, minutes }, { energy: sleep }),
		...{ week: state.week + 1, tired: state.tired + (spent ? 1 : 0), played: [] }
	};
}
