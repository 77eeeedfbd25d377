import type { Stand } from './stand.ts';

/** What a week came to, in cents and words. */
export type ShownWeek = Readonly<{
	week: number;
	income: number;
	costs: number;
	/** What else moved the cash: events, debts that were due. */
	other: number;
	cash: number;
	customers: number;
	events: readonly string[];
	broken: readonly string[];
	/** It ended without strength: the next one is short. */
	tired: boolean;
}>;

/** The report of a week, when the last choice ended one. */
export function weekShown({ before, state }: Stand, say: (key: string) => string): ShownWeek | null {
	if (!before || state.venture !== before.venture || state.week !== before.week + 1) return null;
	const happened = state.happened.slice(before.happened.length).map((one) => one.split(' ')[1] ?? '');
	const late = state.promises.filter((one) => one.state === 'broken' && stillOpen(before, one.id));
	return {
		...{ week: before.week, income: state.income, costs: before.burn },
		other: state.cash - before.cash - state.income + before.burn,
		...{ cash: state.cash, customers: state.customers - before.customers },
		events: happened.map((id) => say(`event.${id}`)),
		broken: late.map(({ id }) => say(`promise.${id}`)),
		tired: state.tired > before.tired
	};
}

const stillOpen = ({ promises }: NonNullable<Stand['before']>, id: string): boolean =>
	promises.some((one) => one.id === id && one.state === 'open');
