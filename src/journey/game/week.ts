import { marketFit, pivot, TIRED, test } from './beliefs.ts';
import { holds } from './conditions.ts';
import type { Card, Event, Game } from './content.ts';
import { happens } from './dice.ts';
import { affect, clamp, flag, hire, MOST } from './effects.ts';
import { due, keep } from './promises.ts';
import type { State } from './state.ts';

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
	state = flag(affect(state, card.effects), card.sets);
	if (card.pivot) state = pivot(state, card.pivot);
	if (card.keeps) state = keep(state, card.keeps);
	return hire(state, card.hires);
}

const SLEEP = 180; // energy that comes back in a week

/** Ends the week: what was earned and spent, who came and who went, what happened, and strength for the next. */
export function endWeek(before: State, game: Game): State {
	const traded = trade(before, game);
	// all are judged by the week as it was: none hangs on the order in which a story lists them
	const happening = game.events.filter((event) => comes(event, traded, game));
	const lived = happening.toSorted((a, b) => (a.id < b.id ? -1 : 1)).reduce(undergo, traded);
	return rest(due(lived));
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

/** Selling works as far as what is sold fits; one customer in twenty leaves, more where it does not fit. */
function trade(state: State, game: Game): State {
	const fits = marketFit(game, state);
	const won = state.price > 0 ? Math.floor((state.effort * fits) / 1_000_000) : 0;
	const lost = Math.floor((state.customers * (50 + Math.floor((1000 - fits) / 8))) / 1000);
	const customers = clamp(state.customers + won - lost, 0, MOST);
	const income = Math.min(MOST, customers * state.price);
	return { ...affect(state, { cash: income - state.burn }), customers, income, effort: 0 };
}

function rest(state: State): State {
	const spent = state.energy < TIRED;
	const minutes = spent ? Math.floor((state.weekly * 2) / 3) : state.weekly;
	return {
		...affect({ ...state, minutes }, { energy: spent ? 2 * SLEEP : SLEEP }),
		...{ week: state.week + 1, tired: state.tired + (spent ? 1 : 0), played: [] }
	};
}
