/** A séance by the name that it has in its calendar, and when that says it begins. */
export type Known = Readonly<{ recurrence: string; startsAt: Date }>;

const NEAR = 4 * 24 * 3_600_000;

/**
 * Which séance that is known is which one that a calendar tells now: the one of the same name, and of those that are left, since a whole series
 * that moves gets new names, the nearest one within four days. Each is paired once; what has begun is never gone, nor does it move.
 */
export function pair<K extends Known, C extends Known>(
	known: readonly K[],
	coming: readonly C[],
	now = new Date()
): { pairs: (readonly [K, C])[]; gone: K[]; added: C[] } {
	const byName = new Map(coming.map((one) => [one.recurrence, one]));
	const pairs: (readonly [K, C])[] = known.flatMap((one) => {
		const same = byName.get(one.recurrence);
		return same ? [[one, same] as const] : [];
	});
	const names = new Set(pairs.map(([one]) => one.recurrence));
	const gone = known.filter(({ recurrence, startsAt }) => !names.has(recurrence) && startsAt > now).toSorted(byStart);
	const added = coming.filter(({ recurrence }) => !names.has(recurrence)).toSorted(byStart);
	const lost: K[] = [];
	for (const one of gone) {
		const near = added.findIndex(
			({ startsAt }) => startsAt > now && Math.abs(startsAt.getTime() - one.startsAt.getTime()) <= NEAR
		);
		const [other] = near < 0 ? [] : added.splice(near, 1);
		if (other) pairs.push([one, other]);
		else lost.push(one);
	}
	return { pairs, gone: lost, added };
}

const byStart = (a: Known, b: Known): number => a.startsAt.getTime() - b.startsAt.getTime();
