import type { Deed, Game } from './content.ts';
import { affect } from './effects.ts';
import type { State } from './state.ts';

/** Gives a promise. One that is open already stays as it was given: saying it again gives no more time. */
export function give(state: State, { id, inWeeks }: NonNullable<Deed['promises']>): State {
	if (state.promises.some((one) => one.id === id && one.state === 'open')) return state;
	const others = state.promises.filter((one) => one.id !== id);
	return { ...state, promises: [...others, { id, due: state.week + inWeeks, state: 'open' }] };
}

export const keep = (state: State, id: string): State => ({
	...state,
	promises: state.promises.map((one) => (one.id === id && one.state === 'open' ? { ...one, state: 'kept' } : one))
});

/** Money that is lent comes at once and goes back on its day; what is owed under the same name already is owed beside it. */
export const owe = (state: State, { id, amount, inWeeks }: NonNullable<Deed['owes']>): State => ({
	...affect(state, { cash: amount }),
	debts: [...state.debts, { id, amount, due: state.week + inWeeks }]
});

/** What falls due with this week: promises that were not kept are broken, debts are paid. */
export function due(state: State, { rules }: Game): State {
	const { week } = state;
	const late = state.promises.filter((one) => one.state === 'open' && one.due <= week);
	const owed = state.debts.filter((one) => one.due <= week);
	return {
		...affect(state, {
			reputation: -rules.late * late.length,
			cash: -owed.reduce((sum, { amount }) => sum + amount, 0)
		}),
		promises: state.promises.map((one) => (late.includes(one) ? { ...one, state: 'broken' } : one)),
		debts: state.debts.filter((one) => one.due > week)
	};
}
