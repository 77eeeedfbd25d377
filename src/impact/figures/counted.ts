import { amberIn } from './amber.ts';
import { groupsOf } from './measures.ts';
import type { Figure } from './unit.ts';

/** What a page says of a figure before any of its units is opened. */
export type Counted = Readonly<{
	value: number;
	units: number;
	left: number;
	/** How many of its units have lost a piece. */
	amber: number;
	/** How many units each class has; none where it has no classes. */
	groups: ReadonlyMap<string, number>;
	/** What each month added, by the day on which a unit counted first. */
	months: ReadonlyMap<string, number>;
}>;

export const nothingCounted: Counted = {
	...{ value: 0, units: 0, left: 0, amber: 0 },
	...{ groups: new Map(), months: new Map() }
};

export function countedOf(figure: Figure): Counted {
	const { value, units, left } = figure;
	const months = new Map<string, number>();
	for (const { first, value: more } of units) {
		const month = first.slice(0, 7);
		months.set(month, (months.get(month) ?? 0) + more);
	}
	return {
		...{ value, units: units.length, left: left.length, amber: amberIn(figure), months },
		groups: units.some(({ group }) => group) ? groupsOf(figure) : new Map()
	};
}
