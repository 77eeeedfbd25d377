import { LEAST_TOLD } from '#kernel/crowd.ts';
import type { Commune } from '#network';

/** So many in a commune, in the other communes of what it lies within, or in all that is left of the region and outside it. */
export type Cell = Readonly<{ level: 'commune' | 'within' | 'region'; name: string; units: number }>;

/**
 * What is too small goes upward instead of being left out: communes of fewer than eight to the rest of what they lie within, and what is still too few to the rest of the region, with what is nowhere. Where
 * even that is too few, the smallest of the rests goes with it, then the smallest of the communes. Nothing is lost; of fewer than eight in all nothing is told.
 */
export function mergedUp(communes: readonly Commune[], counts: ReadonlyMap<string | null, number>): Cell[] {
	const sum = (its: Iterable<number>): number => [...its].reduce((all, units) => all + units, 0);
	const cells = [...Map.groupBy(communes, ({ within }) => within)].flatMap(([within, its]): Cell[] => {
		const here = its.map(({ name }): Cell => ({ level: 'commune', name, units: counts.get(name) ?? 0 }));
		const large = here.filter(({ units }) => units >= LEAST_TOLD);
		const rest = sum(here.flatMap(({ units }) => (units < LEAST_TOLD ? [units] : [])));
		return within !== null && rest >= LEAST_TOLD ? [...large, { level: 'within', name: within, units: rest }] : large;
	});
	// the last is what the rest of the region takes first
	const told = cells.toSorted(
		(a, b) => order(a) - order(b) || b.units - a.units || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
	);
	let left = sum(counts.values()) - sum(told.map(({ units }) => units));
	while (left && left < LEAST_TOLD && told.length) left += told.pop()?.units ?? 0;
	return left >= LEAST_TOLD ? [...told, { level: 'region', name: '', units: left }] : told;
}

/** « The others of this arrondissement » would be wrong of a commune that went further up: rests go first. */
const order = ({ level }: Cell): number => (level === 'commune' ? 0 : 1);
