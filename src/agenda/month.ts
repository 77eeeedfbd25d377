const DAY = 86_400_000;
const FRIDAY = 4;

/** The days of a month (`2026-12`) in weeks from Monday on, as ISO days; null where those of another month would stand. */
export function weeksOf(month: string): (string | null)[][] {
	const first = Date.parse(`${month}-01`);
	const monday = first - weekday(first) * DAY;
	const weeks: (string | null)[][] = [];
	for (let start = monday; start === monday || isoDay(start).startsWith(month); start += 7 * DAY)
		weeks.push(
			Array.from({ length: 7 }, (_, day) => isoDay(start + day * DAY)).map((day) =>
				day.startsWith(month) ? day : null
			)
		);
	return weeks;
}

/** A month so many months later: `2026-12` and 1 are `2027-01`. */
export function monthsLater(month: string, count: number): string {
	const [year = 0, number = 1] = month.split('-').map(Number);
	return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}

/** The week-end that is on at an ISO day or comes next, as local times: from the evening of Friday until Sunday is over. */
export function weekendOf(day: string): Readonly<{ from: string; to: string }> {
	const monday = Date.parse(day) - weekday(Date.parse(day)) * DAY;
	return { from: `${isoDay(monday + FRIDAY * DAY)}T17:00`, to: `${isoDay(monday + 7 * DAY)}T00:00` };
}

/** The days of a month that something touches, by its first and its last ISO day. */
export const daysWithin = (month: string, first: string, last: string): string[] =>
	weeksOf(month)
		.flat()
		.filter((day): day is string => day !== null && first <= day && day <= last);

/** Monday is 0. */
const weekday = (at: number): number => (new Date(at).getUTCDay() + 6) % 7;

const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);
