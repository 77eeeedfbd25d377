import { daysAfter, holidaysOf } from '#kernel/holidays.ts';

/** Whether one works on a day: from Monday to Friday, but for the holidays. */
export function isWorkingDay(day: string): boolean {
	const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
	return weekday > 0 && weekday < 6 && !holidaysOf(Number(day.slice(0, 4))).has(day);
}

/** The working day that comes so many working days after a day; for none, the day itself. */
export function workingDaysAfter(day: string, count: number): string {
	let at = day;
	for (let left = count; left > 0; ) {
		at = daysAfter(at, 1);
		if (isWorkingDay(at)) left--;
	}
	return at;
}

/** The working day before a day. */
export function workingDayBefore(day: string): string {
	let at = daysAfter(day, -1);
	while (!isWorkingDay(at)) at = daysAfter(at, -1);
	return at;
}
