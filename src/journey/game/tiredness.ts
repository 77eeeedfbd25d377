import type { Game } from './content.ts';
import type { State } from './state.ts';

/** Whether somebody has no strength left: what she does now is done badly. */
export const exhausted = ({ energy }: Pick<State, 'energy'>, { rules }: Game): boolean => energy < rules.tired.below;

/** What a test tells, or a week's selling brings, as far as there is strength for it. */
export const worked = (worth: number, state: Pick<State, 'energy'>, game: Game): number =>
	exhausted(state, game) ? Math.floor((worth * game.rules.tired.work) / 1000) : worth;
