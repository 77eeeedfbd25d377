const MINUTE = 60_000;
const rules = [
	{ most: 6, within: 5 * MINUTE },
	{ most: 30, within: 24 * 60 * MINUTE }
] as const;
/** So many times as much may have gone wrong before a device is kept out that has done nothing wrong. */
const TRUST = 2;

/** A wrong secret. `forHer`: for the pupil who is asked about; `byDevice`: on the device that is used now. */
export type Attempt = Readonly<{ at: Date; forHer: boolean; byDevice: boolean }>;

/**
 * Until when nobody may try for a pupil; null: one may. Six wrong secrets for her within five minutes, or thirty within a day (of more than six thousand that
 * there are). What is wrong for others of her class makes no difference: nobody locks a class. Nor does a classmate lock her out: a device that was there before anybody else erred for
 * her, and that has erred for nobody else, is kept out only where twice as much went wrong, or it did so itself.
 * @param seenAt when the device was first seen; undefined: it is not known.
 */
export function lockedUntil(attempts: readonly Attempt[], now: Date, seenAt = Number.POSITIVE_INFINITY): Date | null {
	const hers = attempts.filter(({ forHer }) => forHer);
	const ofOthers = hers.filter(({ byDevice }) => !byDevice);
	const isTrusted =
		ofOthers.every(({ at }) => seenAt < at.getTime()) && !attempts.some(({ forHer, byDevice }) => byDevice && !forHer);
	const own = hers.filter(({ byDevice }) => byDevice);
	const ends = isTrusted ? [endOf(hers, TRUST), endOf(own)] : [endOf(hers)];
	const last = Math.max(...ends);
	return last > now.getTime() ? new Date(last) : null;
}

/** When the first of the last that are too many is no longer within its time. */
function endOf(attempts: readonly Attempt[], times = 1): number {
	const tried = attempts.map(({ at }) => at.getTime()).sort((one, other) => one - other);
	return Math.max(
		0,
		...rules.map(({ most, within }) => {
			const first = tried.at(-most * times);
			return first === undefined ? 0 : first + within;
		})
	);
}
