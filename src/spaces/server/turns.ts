import { localOf, momentOf, shifted } from '#kernel/server/clock.ts';
import type { Stretch } from '../free.ts';

/** How often something is repeated, and after how many days. */
export const rhythms = { daily: 1, weekly: 7, fortnightly: 14 } as const;
export type Rhythm = keyof typeof rhythms;

/** So many times are booked at once at most. */
export const MOST_TURNS = 60;

/** The same time of the clock again and again until an ISO day, which belongs to it; one more than `MOST_TURNS` at most. */
export function turnsOf(first: Stretch, rhythm: Rhythm, last: string, timeZone: string): Stretch[] {
	const [from, until] = [localOf(first.from, timeZone), localOf(first.until, timeZone)];
	const times: Stretch[] = [];
	for (let days = 0; shifted(from, days).slice(0, 10) <= last && times.length <= MOST_TURNS; days += rhythms[rhythm]) {
		const [starts, ends] = [momentOf(shifted(from, days), timeZone), momentOf(shifted(until, days), timeZone)];
		if (starts && ends && starts < ends) times.push({ from: starts, until: ends });
	}
	return times;
}
