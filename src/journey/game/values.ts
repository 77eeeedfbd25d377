import { proof } from './beliefs.ts';
import type { Game } from './content.ts';
import type { State } from './state.ts';

/** What the words of a story may name: `{week}`, `{cash, number, ::currency/EUR}` … */
export const valueNames = [
	'week',
	'minutes', // left of this week
	'hours', // the same, in whole hours
	'cash', // whole euros, like burn, price and income
	'burn',
	'price',
	'income',
	'runway', // whole weeks that the cash lasts, 99 at most
	'energy', // of a hundred, like reputation and proof
	'reputation',
	'proof',
	'customers',
	'tests', // that were made in this venture
	'contradictions', // how many of them spoke against what was believed
	'pivots',
	'tired', // weeks that ended without strength
	'kept', // promises
	'broken',
	'venture' // 1 for the first
] as const;
export type ValueName = (typeof valueNames)[number];
export type Values = Readonly<Record<ValueName, number>>;

const LONG = 99;

/** The numbers of a moment as a story may say them; each is whole. */
export function valuesOf(state: State, game: Game): Values {
	const beliefs = Object.values(state.beliefs);
	const evidence = beliefs.flatMap((belief) => belief.evidence);
	const promised = (how: string) => state.promises.filter((one) => one.state === how).length;
	return {
		...{ week: state.week, minutes: state.minutes, hours: Math.floor(state.minutes / 60) },
		...{ cash: euros(state.cash), burn: euros(state.burn), price: euros(state.price), income: euros(state.income) },
		runway: runwayOf(state),
		...{ energy: hundredth(state.energy), reputation: hundredth(state.reputation) },
		proof: hundredth(proof(game, state)),
		customers: state.customers,
		tests: evidence.length,
		contradictions: evidence.filter(({ says }) => says === 'contradicts').length,
		pivots: beliefs.reduce((sum, { pivots }) => sum + pivots, 0),
		...{ tired: state.tired, kept: promised('kept'), broken: promised('broken'), venture: state.venture }
	};
}

/** Downwards, so that one cent of debt is not shown as none. */
const euros = (cents: number): number => Math.floor(cents / 100);

const hundredth = (thousandths: number): number => Math.floor(thousandths / 10);

/** How many more weeks can be paid for if each is like the last one. */
function runwayOf({ cash, burn, income }: State): number {
	if (cash <= 0) return 0;
	return burn <= income ? LONG : Math.min(LONG, Math.floor(cash / (burn - income)));
}
