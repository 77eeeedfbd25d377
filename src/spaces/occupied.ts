import type { Stretch } from './free.ts';

/** Of an hour of the week: for how many minutes a unit was open, and somebody's. Of two desks that are open for an hour, 120. */
export type Hour = Readonly<{ open: number; taken: number }>;

/** Of an hour of the week, from Monday 0:00 on: `(weekday - 1) * 24 + hour`. */
type Minutes = ReadonlyMap<number, number>;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WEEK_HOURS = 168;

/** Which hour of the week a moment is in, by a clock. */
type Clock = (at: Date) => number;

/**
 * In how many minutes of each hour of the week something was open: whole hours of the clock, as zones of whole hours have them.
 * @param units how many alike ones there are
 */
export function minutesIn(stretches: readonly Stretch[], units: number, hourOf: Clock): Map<number, number> {
	const found = new Map<number, number>();
	for (const { from, until } of stretches) {
		for (let at = from.getTime(); at < until.getTime(); ) {
			const next = Math.min(until.getTime(), (Math.floor(at / HOUR) + 1) * HOUR);
			const hour = hourOf(new Date(at));
			found.set(hour, (found.get(hour) ?? 0) + ((next - at) / MINUTE) * units);
			at = next;
		}
	}
	return found;
}

/** All hours of a week, from what several spaces were open and taken. */
export function weekOf(all: readonly Readonly<{ open: Minutes; taken: Minutes }>[]): Hour[] {
	const sum = (which: 'open' | 'taken', hour: number) =>
		all.reduce((total, one) => total + (one[which].get(hour) ?? 0), 0);
	return Array.from({ length: WEEK_HOURS }, (_, hour) => ({ open: sum('open', hour), taken: sum('taken', hour) }));
}

/** All of some hours together. */
export const together = (hours: readonly Hour[]): Hour => ({
	open: hours.reduce((sum, { open }) => sum + open, 0),
	taken: hours.reduce((sum, { taken }) => sum + taken, 0)
});

/** Which share of what was open was taken, from 0 to 1; null where nothing was open. */
export const shareOf = ({ open, taken }: Hour): number | null => (open > 0 ? Math.min(1, taken / open) : null);
