import { Temporal } from 'temporal-polyfill';

/** The stories are told from a Wednesday: counted from the nearest one, a weekend stays a weekend whenever the hub is loaded. */
export function anchor(today: Temporal.PlainDate): Temporal.PlainDate {
	return today.add({ days: ((13 - today.dayOfWeek) % 7) - 3 });
}

/** The moment of « the third day at 18:30 » in a zone. */
export function momentOf(from: Temporal.PlainDate, day: number, start: string, timeZone: string): Date {
	const local = from.add({ days: day }).toPlainDateTime(Temporal.PlainTime.from(start));
	return new Date(local.toZonedDateTime(timeZone).epochMilliseconds);
}

export const todayIn = (timeZone: string): Temporal.PlainDate => Temporal.Now.plainDateISO(timeZone);

const DAY = 86_400_000;

/** The moment of now, so many days ago. */
export const ago = (days: number): Date => new Date(Date.now() - days * DAY);

/** A moment, or so long ago if it is later: what has happened is over. */
export const before = (moment: Date, days: number): Date => new Date(Math.min(moment.getTime(), ago(days).getTime()));

/** The moments of some things that came one by one between two. */
export const oneByOne = (from: Date, to: Date, count: number): Date[] =>
	Array.from({ length: count }, (_, turn) => {
		const share = (turn + 0.5) / count;
		return new Date(from.getTime() + share * (to.getTime() - from.getTime()));
	});

/** The Mondays of the 52 weeks before this one, the oldest first, each with the place of its week in the year (0 to 51). */
export function pastWeeks(today: Temporal.PlainDate): { monday: Temporal.PlainDate; index: number }[] {
	const monday = today.subtract({ days: today.dayOfWeek - 1 });
	return Array.from({ length: 52 }, (_, turn) => {
		const start = monday.subtract({ weeks: 52 - turn });
		return { monday: start, index: Math.min((start.weekOfYear ?? 1) - 1, 51) };
	});
}
