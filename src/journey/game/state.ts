import { type Belief, beliefsOf } from './beliefs.ts';
import type { Game, Meter } from './content.ts';

/** `due`: the last week in which it can be kept, or the one in which it is paid. */
type Pledge = Readonly<{ id: string; due: number; state: 'open' | 'kept' | 'broken' }>;
type Debt = Readonly<{ id: string; amount: number; due: number }>;

/** The whole simulation at one moment: plain integers and words, the same on every machine. */
export type State = Readonly<Record<Meter, number>> &
	Readonly<{
		seed: number;
		venture: number;
		week: number;
		beliefs: Readonly<Record<string, Belief>>;
		team: readonly string[];
		promises: readonly Pledge[];
		debts: readonly Debt[];
		flags: readonly string[];
		quests: readonly string[];
		/** What was played this week, and how often in this venture. */
		played: readonly string[];
		count: Readonly<Record<string, number>>;
		/** What happened, in order: `week event`. */
		happened: readonly string[];
		/** Weeks that ended without strength. */
		tired: number;
		/** Cents that came in last week. */
		income: number;
		ended: string | null;
	}>;

/** The state before anything was chosen. */
export function begin(game: Game, seed: number): State {
	const { cash, burn, energy, reputation, minutes } = game.start;
	return {
		...{ seed, venture: 1, week: 1, minutes, weekly: minutes, cash, burn, energy, reputation },
		...{ customers: 0, price: 0, effort: 0 },
		beliefs: beliefsOf(game),
		...{ team: [], promises: [], debts: [], flags: [], quests: [], played: [], count: {}, happened: [] },
		...{ tired: 0, income: 0, ended: null }
	};
}
