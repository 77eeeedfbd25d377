/** From a moment until another one, which does not belong to it. */
export type Stretch = Readonly<{ from: Date; until: Date }>;

/** What is left of some stretches once others are taken out of them; both in order, and none of a list touches the next. */
export function without(open: readonly Stretch[], busy: readonly Stretch[]): Stretch[] {
	return open.flatMap(({ from, until }) => {
		const inside = busy.filter((one) => one.until > from && one.from < until);
		const edges = [from, ...inside.flatMap((one) => [one.from, one.until]), until];
		return Array.from({ length: edges.length / 2 }, (_, at) => ({
			from: edges[2 * at] ?? from,
			until: edges[2 * at + 1] ?? until
		})).filter(({ from, until }) => until > from);
	});
}

/** Stretches that touch become one; in order. */
export function joined(stretches: readonly Stretch[]): Stretch[] {
	const done: Stretch[] = [];
	for (const next of stretches.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
		const last = done.at(-1);
		if (!last || last.until < next.from) done.push(next);
		else if (next.until > last.until) done[done.length - 1] = { from: last.from, until: next.until };
	}
	return done;
}

/** Whether a stretch lies in one of the others. */
export const isWithin = ({ from, until }: Stretch, stretches: readonly Stretch[]): boolean =>
	stretches.some((one) => one.from <= from && one.until >= until);

/**
 * Where as long a stretch would fit, nearest to where it was wanted: at most `most`, each on a multiple of `stepMinutes` from the beginning of what is free, none before `earliest`, and no two of them
 * overlap.
 */
export function nearestFree(
	wanted: Stretch,
	free: readonly Stretch[],
	{ stepMinutes, earliest, most }: Readonly<{ stepMinutes: number; earliest: Date; most: number }>
): Stretch[] {
	const length = wanted.until.getTime() - wanted.from.getTime();
	const step = stepMinutes * 60_000;
	const starts = free.flatMap(({ from, until }) => {
		const first = Math.ceil(Math.max(from.getTime(), earliest.getTime()) / step) * step;
		const last = Math.floor((until.getTime() - length) / step) * step;
		if (last < first) return [];
		const near = Math.min(last, Math.max(first, Math.round(wanted.from.getTime() / step) * step));
		const next = Math.ceil(length / step) * step;
		const after = Array.from({ length: most }, (_, turn) => near + turn * next);
		const before = Array.from({ length: most }, (_, turn) => near - (turn + 1) * next);
		return [...after, ...before].filter((at) => at >= first && at <= last);
	});
	const away = (at: number) => Math.abs(at - wanted.from.getTime());
	const chosen: number[] = [];
	for (const at of starts.toSorted((a, b) => away(a) - away(b) || a - b))
		if (chosen.length < most && chosen.every((one) => Math.abs(one - at) >= length)) chosen.push(at);
	return chosen.map((at) => ({ from: new Date(at), until: new Date(at + length) }));
}
