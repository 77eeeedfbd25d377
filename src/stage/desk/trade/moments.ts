import { isoDate } from '#kernel/time.ts';

/** « 20:14:07 » */
export const secondOf = (at: number, timeZone: string): string =>
	new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone }).format(at);

/** « 2026-11-26 20:14:07 », which a spreadsheet reads in every language. */
export const preciseTime = (at: number, timeZone: string): string =>
	`${isoDate(new Date(at), timeZone)} ${secondOf(at, timeZone)}`;

/** « 1:05:09 », « 4:07 »: how long something lasts. */
export function lengthOf(seconds: number): string {
	const whole = Math.round(Math.abs(seconds));
	const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
	const shown = parts[0] ? parts : parts.slice(1);
	return shown.map((part, place) => (place ? String(part).padStart(2, '0') : String(part))).join(':');
}
