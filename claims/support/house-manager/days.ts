import { localOf, shifted } from '#kernel/server/clock.ts';

const ZONE = 'Europe/Brussels';

/** A day from today on, by the clock of the hub, as forms write it. */
export const inDays = (days: number): string => shifted(localOf(new Date(), ZONE), days).slice(0, 10);

/** A day of the month that is just over. */
export function lastMonth(day: number): string {
	const first = `${inDays(0).slice(0, 8)}01T12:00`;
	return `${shifted(first, -1).slice(0, 8)}${String(day).padStart(2, '0')}`;
}
