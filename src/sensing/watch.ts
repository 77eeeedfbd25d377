/** After so many intervals without a value a stream is silent. */
const MISSED = 3;

/** How old a stream's latest value may be, in milliseconds; null where nobody waits. */
const patienceOf = (everySeconds: number | null): number | null =>
	everySeconds === null ? null : MISSED * everySeconds * 1000;

/** Since when a stream says nothing; null while it does, or where nobody waits for it. */
export function silentSince(latestAt: Date | null, everySeconds: number | null, now: Date): Date | null {
	const patience = patienceOf(everySeconds);
	return latestAt && patience !== null && now.getTime() - latestAt.getTime() > patience ? latestAt : null;
}

/** What somebody is told of: a value above or below another for so long. */
export type Rule = Readonly<{ side: 'above' | 'below'; value: number; minutes: number }>;

/** `since`: from when on it is beyond; `crossed` once that was long enough, until it is within again. */
export type Watched = Readonly<{ state: 'within' | 'beyond' | 'crossed'; since: Date | null }>;

export const unwatched: Watched = { state: 'within', since: null };

/** What a value makes of it, and whether somebody is told. Values come in the order in which they were observed. */
export function watch(
	before: Watched,
	{ side, value: bound, minutes }: Rule,
	{ at, value }: Readonly<{ at: Date; value: number }>
): Readonly<{ now: Watched; told: 'crossed' | 'uncrossed' | null }> {
	const beyond = side === 'above' ? value > bound : value < bound;
	if (!beyond) return { now: unwatched, told: before.state === 'crossed' ? 'uncrossed' : null };
	const since = before.since ?? at;
	if (before.state === 'crossed') return { now: before, told: null };
	const long = at.getTime() - since.getTime() >= minutes * 60_000;
	return { now: { state: long ? 'crossed' : 'beyond', since }, told: long ? 'crossed' : null };
}
