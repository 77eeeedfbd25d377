import { Temporal } from 'temporal-polyfill';

/** What is added to a moment stays one that everything else can hold. */
const YEARS = { first: 1000, last: 9000 };

/**
 * The moment when the clock of a zone shows a date and a time such as `2026-11-25T18:30`. An hour that the clock leaves out is read as if it had
 * not been moved, one that it shows twice is the first (RFC 5545 §3.3.5). Null for what is no date and time, or in no year that a hub has to do with.
 */
export function momentOf(local: string, timeZone: string): Date | null {
	const plain = plainOf(local);
	if (!plain || plain.year < YEARS.first || plain.year > YEARS.last) return null;
	return new Date(plain.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds);
}

/** What the clock of a zone shows at a moment, to the minute: `2026-11-25T18:30`. */
export const localOf = (at: Date, timeZone: string): string =>
	Temporal.Instant.fromEpochMilliseconds(at.getTime())
		.toZonedDateTimeISO(timeZone)
		.toPlainDateTime()
		.toString({ smallestUnit: 'minute' });

/** How many days lie between the dates of two local times, and how many minutes between their clocks. */
export function between(from: string, to: string): { days: number; minutes: number } {
	const [a, b] = [Temporal.PlainDateTime.from(from), Temporal.PlainDateTime.from(to)];
	return {
		days: a.toPlainDate().until(b.toPlainDate(), { largestUnit: 'day' }).days,
		minutes: a.until(b, { largestUnit: 'minute' }).minutes
	};
}

/** A local time some days later, at another time of the day if one is given. */
export const shifted = (local: string, days: number, time = local.slice(11)): string =>
	`${Temporal.PlainDate.from(local.slice(0, 10)).add({ days })}T${time}`;

/** A local time some minutes later by the clock. */
export const later = (local: string, minutes: number): string =>
	Temporal.PlainDateTime.from(local).add({ minutes }).toString({ smallestUnit: 'minute' });

function plainOf(local: string): Temporal.PlainDateTime | null {
	if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local)) return null;
	try {
		return Temporal.PlainDateTime.from(local, { overflow: 'reject' });
	} catch {
		return null;
	}
}
