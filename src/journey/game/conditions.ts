import { marketFit, weighed } from './beliefs.ts';
import type { Condition, Game } from './content.ts';
import type { State } from './state.ts';

/** Whether something is so at this moment of a run. */
export function holds(condition: Condition, state: State, game: Game): boolean {
	const again = (part: Condition): boolean => holds(part, state, game);
	if ('all' in condition) return condition.all.every(again);
	if ('any' in condition) return condition.any.some(again);
	if ('not' in condition) return !again(condition.not);
	if ('flag' in condition) return state.flags.includes(condition.flag);
	if ('quest' in condition) return state.quests.includes(condition.quest);
	if ('team' in condition) return state.team.includes(condition.team);
	if ('venture' in condition) return state.venture === condition.venture;
	if ('believes' in condition) return state.beliefs[condition.believes]?.variant === condition.variant;
	if ('meter' in condition) return between(meterOf(condition.meter, state, game), condition);
	return tests(condition, state);
}

const meterOf = (meter: Extract<Condition, { meter: unknown }>['meter'], state: State, game: Game): number =>
	meter === 'fit' ? marketFit(game, state) : state[meter];

const between = (value: number, { least, most }: Readonly<{ least?: number; most?: number }>): boolean =>
	(least === undefined || value >= least) && (most === undefined || value <= most);

function tests(condition: Extract<Condition, { tested: string } | { leans: string }>, state: State): boolean {
	const belief = state.beliefs['tested' in condition ? condition.tested : condition.leans];
	if (!belief) return false;
	const { supports, contradicts } = weighed(belief);
	if ('tested' in condition) return supports + contradicts >= (condition.least ?? 1);
	return condition.to === 'for' ? supports > contradicts : contradicts > supports;
}
