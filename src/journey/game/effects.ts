import { type Effects, meters } from './content.ts';
import type { State } from './state.ts';

/** No number of a run goes beyond this: sums and products of what stays below are still exact, or clamped to it. */
export const MOST = 1_000_000_000_000;

export const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

/** Moves the meters. Cash may go below nothing, energy and reputation stay within 0 and 1000, nothing else is less than none. */
export function affect(state: State, effects: Effects = {}): State {
	const moved = { ...state };
	for (const meter of meters) {
		const least = meter === 'cash' ? -MOST : 0;
		const most = meter === 'energy' || meter === 'reputation' ? 1000 : MOST;
		moved[meter] = clamp(state[meter] + (effects[meter] ?? 0), least, most);
	}
	return moved;
}

const including = (list: readonly string[], some: readonly string[] = []): readonly string[] =>
	[...new Set([...list, ...some])].toSorted();

export const flag = (state: State, sets?: readonly string[]): State =>
	sets?.length ? { ...state, flags: including(state.flags, sets) } : state;

export const hire = (state: State, who?: string): State =>
	who === undefined ? state : { ...state, team: including(state.team, [who]) };
