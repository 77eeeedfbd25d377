import type { Area } from '#kernel/area.ts';
import { m } from '#messages';

type State = 'received' | 'granted' | 'refused' | 'broadcast';

const names: Readonly<Record<State, () => string>> = {
	received: m.trade_reply_state_received,
	granted: m.trade_reply_state_granted,
	refused: m.trade_reply_state_refused,
	broadcast: m.trade_reply_state_broadcast
};

export const stateName = (state: State): string => names[state]();

export const stateArea: Readonly<Record<State, Area>> = {
	received: 'journey',
	granted: 'stage',
	refused: 'impact',
	broadcast: 'learning'
};
