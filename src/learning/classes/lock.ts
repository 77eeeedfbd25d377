const MINUTE = 60_000;
const rules = [
	{ most: 6, within: 5 * MINUTE },
	{ most: 30, within: 24 * 60 * MINUTE }
] as const;

/**
 * Until when nobody may try for a pupil; null: one may. Six wrong secrets for her within five minutes, or thirty within a day (of more than six thousand that
 * there are). What is wrong for others of her class makes no difference: nobody locks a class.
 * @param attempts when a wrong secret was given for her.
 */
export function lockedUntil(attempts: readonly Date[], now: Date): Date | null {
	const times = attempts.map((at) => at.getTime()).sort((one, other) => one - other);
	const last = Math.max(...rules.map(({ most, within }) => endOf(times, most, within)));
	return last > now.getTime() ? new Date(last) : null;
}

/** When the first of the last `most` is no longer within the time. */
function endOf(times: readonly number[], most: number, within: number): number {
	const first = times.at(-most);
	return first === undefined ? 0 : first + within;
}
