import type { UnitKind } from '../figures/measures.ts';

/** By what a unit is somewhere: the seat of an organisation, the place of the séance at which somebody was, or its own place. */
type By = 'seat' | 'seance' | 'place';

/** What is not here is nowhere: a project without a company has no address, an agreement is of two sides, a show is watched from everywhere, an hour is spent in the hub's own rooms. */
const kinds: Readonly<Partial<Record<UnitKind, By>>> = {
	...({ enterprises: 'seat', organizations: 'seat', jobs: 'seat', participants: 'seat', works: 'seat' } as const),
	...({ people: 'seance', pupils: 'seance', participations: 'seance' } as const),
	...({ sites: 'place', visitors: 'place' } as const)
};

/** By what the units of a measure are somewhere; null where they are nowhere. */
export const whereBy = ({ unit }: { unit: UnitKind }): By | null => kinds[unit] ?? null;

/** Where a unit is, and in which fields of work. `commune` null: unknown, or outside the region. */
export type At = Readonly<{ commune: string | null; sectors: readonly string[] }>;
export const NOWHERE: At = { commune: null, sectors: [] };

/** How much of a figure is where. By sectors it does not add up: what is in two stands in both. `null`: unknown, or in none. */
export type Spread = Readonly<{
	value: number;
	communes: ReadonlyMap<string | null, number>;
	sectors: ReadonlyMap<string | null, number>;
}>;

/** Spreads amounts over where they are. Nothing is lost: the communes and what is nowhere are all of it. */
export function spreadOf(parts: Iterable<readonly [At, number]>): Spread {
	const [communes, sectors] = [new Map<string | null, number>(), new Map<string | null, number>()];
	const add = (to: Map<string | null, number>, key: string | null, more: number) =>
		void to.set(key, (to.get(key) ?? 0) + more);
	let value = 0;
	for (const [at, amount] of parts) {
		value += amount;
		add(communes, at.commune, amount);
		const its = new Set(at.sectors);
		if (!its.size) add(sectors, null, amount);
		for (const sector of its) add(sectors, sector, amount);
	}
	return { value, communes, sectors };
}
