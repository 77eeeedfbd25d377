/** Units that somebody has for a time; `fixed`: these very ones. */
export type Seated = Readonly<{ id: string; from: Date; until: Date; units: readonly string[]; fixed: boolean }>;

/**
 * Gives alike units to all who have some and to one more, each the same ones for all of her time: in order of beginning, each those that something fixed needs soonest afterwards. Where all that is fixed
 * has begun before, this finds a way whenever there is one (a colouring of an interval graph).
 * @returns her units, and those of the others by id; null when it finds none.
 */
export function seatAnew(
	units: readonly string[],
	others: readonly Seated[],
	{ from, until, wanted }: Readonly<{ from: Date; until: Date; wanted: number }>
): Readonly<{ own: readonly string[]; others: ReadonlyMap<string, readonly string[]> }> | null {
	const taken = new Map(units.map((unit) => [unit, [] as { from: Date; until: Date }[]]));
	for (const { from, until, units, fixed } of others)
		if (fixed) for (const unit of units) taken.get(unit)?.push({ from, until });
	const waiting = [
		...others
			.filter(({ fixed }) => !fixed)
			.map(({ id, from, until, units }) => ({ id, from, until, wanted: units.length })),
		{ id: null, from, until, wanted }
	].toSorted((a, b) => a.from.getTime() - b.from.getTime());
	const given = new Map<string | null, readonly string[]>();
	for (const { id, wanted, ...when } of waiting) {
		const open = units.filter((unit) =>
			taken.get(unit)?.every((one) => one.until <= when.from || one.from >= when.until)
		);
		if (open.length < wanted) return null;
		const next = (unit: string) =>
			Math.min(...(taken.get(unit) ?? []).filter(({ from }) => from >= when.until).map(({ from }) => from.getTime()));
		// the unit that is needed soonest afterwards: the others stay free for whoever needs longer
		const chosen = open.toSorted((a, b) => next(a) - next(b)).slice(0, wanted);
		for (const unit of chosen) taken.get(unit)?.push(when);
		given.set(id, chosen);
	}
	const own = given.get(null) ?? [];
	given.delete(null);
	return { own, others: given as ReadonlyMap<string, readonly string[]> };
}
