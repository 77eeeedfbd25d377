/** How somebody stood to a séance. `excused`: absent, with a reason that the secretariat noted. */
export type Presence = 'present' | 'excused' | 'absent' | 'coming';

export type SeanceTaken = Readonly<{ startsAt: Date; minutes: number; presence: Presence }>;

/** Minutes, not hours: what is rounded is only what is printed. */
export type Hours = Readonly<{ planned: number; present: number; excused: number }>;

/** A quarter of a calendar year, for which attendance is attested (« congé-éducation payé »). */
export type Quarter = Readonly<{ year: number; quarter: 1 | 2 | 3 | 4 }>;

/** The quarter that an ISO date lies in. */
export function quarterOf(day: string): Quarter {
	const quarter = (Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1) as Quarter['quarter'];
	return { year: Number(day.slice(0, 4)), quarter };
}

/** Its first and last day, as ISO dates. */
export function daysOf({ year, quarter }: Quarter): { first: string; last: string } {
	const month = (quarter - 1) * 3 + 1;
	const last = new Date(Date.UTC(year, month + 2, 0)).toISOString().slice(0, 10);
	return { first: `${year}-${String(month).padStart(2, '0')}-01`, last };
}

/** Every quarter between two ISO dates, in order. */
export function quartersBetween(first: string, last: string): Quarter[] {
	const quarters: Quarter[] = [];
	const end = quarterOf(last);
	let { year, quarter } = quarterOf(first);
	while (year < end.year || (year === end.year && quarter <= end.quarter)) {
		quarters.push({ year, quarter });
		[year, quarter] = quarter === 4 ? [year + 1, 1] : [year, (quarter + 1) as Quarter['quarter']];
	}
	return quarters;
}

/** The minutes of some séances that are over; what is still to come counts for nothing. */
export function hoursOf(seances: readonly SeanceTaken[]): Hours {
	const sum = (...presences: Presence[]): number =>
		seances.filter(({ presence }) => presences.includes(presence)).reduce((total, { minutes }) => total + minutes, 0);
	return { planned: sum('present', 'excused', 'absent'), present: sum('present'), excused: sum('excused') };
}

/** The share of what was planned that somebody was there for, in percent rounded down; null before the first séance. */
export const shareOf = ({ planned, present }: Hours): number | null =>
	planned ? Math.floor((present * 100) / planned) : null;
