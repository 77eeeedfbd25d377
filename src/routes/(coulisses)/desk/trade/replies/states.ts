import { m } from '#messages';
import type { Area } from '#ui/area.ts';

type State = 'received' | 'granted' | 'refused' | 'broadcast';

export const stateName = (state: State): string => m[`trade_reply_state_${state}`]();

export const stateArea: Readonly<Record<State, Area>> = {
	received: 'journey',
	granted: 'stage',
	refused: 'impact',
	broadcast: 'learning'
};
