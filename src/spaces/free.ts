const MINUTE = 60_000;

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

/** The same in milliseconds. */
export type Time = readonly [from: number, until: number];

/** When more than `most` of some times go on at once, between two moments; in order, and none touches the next. */
export function whenFull(
	times: readonly Time[],
	most: number,
	within: Readonly<{ from: number; until: number }>
): Stretch[] {
	if (most < 0) return [{ from: new Date(within.from), until: new Date(within.until) }];
	const begin = Float64Array.from(times, ([from]) => Math.max(from, within.from)).sort();
	const end = Float64Array.from(times, ([, until]) => Math.min(until, within.until)).sort();
	const full: Stretch[] = [];
	let [begun, ended, since] = [0, 0, 0];
	while (ended < end.length) {
		const [next = Number.POSITIVE_INFINITY, over = 0] = [begin[begun], end[ended]];
		// what begins when something ends goes first, so that what is full before and after is one
		if (next <= over) {
			if (++begun - ended === most + 1) since = next;
		} else if (begun - ++ended === most && over > since) full.push({ from: new Date(since), until: new Date(over) });
	}
	return full;
}

/** Whether a stretch lies in one of the others. */
export const isWithin = ({ from, until }: Stretch, stretches: readonly Stretch[]): boolean =>
	stretches.some((one) => one.from <= from && one.until >= until);

/**
 * Where as long a stretch would fit, nearest to where it was wanted: at most `most`, each on a multiple of `stepMinutes` by what the clock of the place shows (`minuteOf`, the minute of the day), none
 * before `earliest`, and no two of them overlap.
 */
export function nearestFree(
	wanted: Stretch,
	free: readonly Stretch[],
	{ stepMinutes, earliest, most, minuteOf }: Near
): Stretch[] {
	const length = wanted.until.getTime() - wanted.from.getTime();
	const step = stepMinutes * MINUTE;
	// what is before its beginning too: a remainder of JavaScript bears the sign of what is divided
	const off = (at: number) => ((minuteOf(new Date(at)) % stepMinutes) + stepMinutes) % stepMinutes;
	const down = (at: number) => {
		const whole = Math.floor(at / MINUTE) * MINUTE;
		return whole - off(whole) * MINUTE;
	};
	const up = (at: number) => (down(at) === at ? at : down(down(at) + step));
	const next = Math.ceil(length / step) * step;
	const starts = free.flatMap(({ from, until }) => {
		const first = up(Math.max(from.getTime(), earliest.getTime()));
		const last = down(until.getTime() - length);
		if (last < first) return [];
		const within = (at: number) => Math.min(last, Math.max(first, at));
		const near = [down(wanted.from.getTime()), up(wanted.from.getTime())].map(within);
		return near
			.flatMap((at) => Array.from({ length: 2 * most + 1 }, (_, turn) => at + (turn - most) * next))
			.filter((at) => at >= first && at <= last && off(at) === 0);
	});
	const away = (at: number) => Math.abs(at - wanted.from.getTime());
	const chosen: number[] = [];
	for (const at of starts.toSorted((a, b) => away(a) - away(b) || a - b))
		if (chosen.length < most && chosen.every((one) => Math.abs(one - at) >= length)) chosen.push(at);
	return chosen.map((at) => ({ from: new Date(at), until: new Date(at + length) }));
}

type Near = Readonly<{ stepMinutes: number; earliest: Date; most: number; minuteOf: (at: Date) => number }>;
