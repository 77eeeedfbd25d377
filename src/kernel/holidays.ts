/** What a public holiday is called by in the messages. */
export const holidays = [
	'new_year',
	'easter_monday',
	'labour_day',
	'ascension',
	'whit_monday',
	'national_day',
	'assumption',
	'french_community',
	'all_saints',
	'armistice',
	'christmas'
] as const;
export type Holiday = (typeof holidays)[number];

const DAY = 86_400_000;

/**
 * The days of a year on which nobody teaches in French-speaking Belgium, as ISO dates: the ten legal holidays (royal decree of 18 April 1974,
 * article 1) but those that fall on every Sunday, and the day of the French Community, 27 September (decree of 24 June 1991).
 */
export function holidaysOf(year: number): ReadonlyMap<string, Holiday> {
	const easter = easterOf(year);
	return new Map<string, Holiday>([
		[`${year}-01-01`, 'new_year'],
		[daysAfter(easter, 1), 'easter_monday'],
		[`${year}-05-01`, 'labour_day'],
		// in 2008 it fell on the first of May: the day then has the later name, and is one day
		[daysAfter(easter, 39), 'ascension'],
		[daysAfter(easter, 50), 'whit_monday'],
		[`${year}-07-21`, 'national_day'],
		[`${year}-08-15`, 'assumption'],
		[`${year}-09-27`, 'french_community'],
		[`${year}-11-01`, 'all_saints'],
		[`${year}-11-11`, 'armistice'],
		[`${year}-12-25`, 'christmas']
	]);
}

/** Easter Sunday of the Gregorian calendar as an ISO date (Jean Meeus, Astronomical Algorithms, chapter 8). */
export function easterOf(year: number): string {
	const golden = year % 19;
	const [century, rest] = [Math.floor(year / 100), year % 100];
	const leap = century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
	const moon = (19 * golden + leap + 15) % 30;
	const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - moon - (rest % 4)) % 7;
	const late = Math.floor((golden + 11 * moon + 22 * weekday) / 451);
	const days = moon + weekday - 7 * late;
	return daysAfter(`${year}-03-22`, days);
}

/** So many days after an ISO date. */
export const daysAfter = (day: string, days: number): string => isoOf(Date.parse(`${day}T00:00:00Z`) + days * DAY);

/** The earlier of two ISO dates. */
export const earlierOf = (one: string, other: string): string => [one, other].sort()[0] ?? one;

/** The later of two ISO dates. */
export const laterOf = (one: string, other: string): string => [one, other].sort()[1] ?? one;

const isoOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
