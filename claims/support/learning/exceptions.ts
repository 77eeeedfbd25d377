import { transaction } from '#kernel/server/db.ts';
import { addClosedPeriod } from '#learning/server';

const DAY = 86_400_000;
const SEANCES = 14;
const ZONE_HOURS = 1;

/** A weekly course on Mondays around an Easter, with every kind of exception; days are ISO dates. */
export type Exceptions = Readonly<{
	first: string;
	/** The end of the cohort. */
	last: string;
	/** The moment of the first séance, or an hour from it. */
	start: number;
	closed: readonly { name: string; fromDay: string; toDay: string }[];
	/** A day that is typed by hand. */
	typed: string;
	/** The days on which a séance must be, and how many are left out. */
	expected: readonly string[];
	left: number;
}>;

/**
 * Mondays from five weeks before the next Easter that is as far away: two public holidays fall on them for certain, Easter Monday and Whit Monday;
 * two school holidays and a day by hand are added. Counted here by itself, so that the program's own counting is checked.
 */
export function exceptionsAround(now: Date): Exceptions {
	const easterMonday = [0, 1, 2]
		.map((more) => mondayAfterEaster(now.getUTCFullYear() + more))
		.find((day) => day - 5 * 7 * DAY > now.getTime() + 2 * DAY);
	if (!easterMonday) throw new Error('no Easter in three years');
	const week = (turn: number): string => iso(easterMonday + (turn - 5) * 7 * DAY);
	const closed = [
		{ name: 'Détente', fromDay: iso(easterMonday - 3 * 7 * DAY), toDay: iso(easterMonday - 7 * DAY - DAY) },
		{ name: 'Printemps', fromDay: iso(easterMonday + 4 * 7 * DAY), toDay: iso(easterMonday + 6 * 7 * DAY - DAY) }
	];
	const typed = week(8);
	const out = new Set([typed, week(5), week(12), week(2), week(3), week(9), week(10)]);
	const others = holidayMondays(easterMonday);
	const days = Array.from({ length: 40 }, (_, turn) => week(turn));
	const free = (day: string): boolean => !out.has(day) && !others.has(day);
	const until = days.findIndex((_, at) => days.slice(0, at + 1).filter(free).length === SEANCES);
	const planned = days.slice(0, until + 1);
	const expected = planned.filter(free);
	return {
		...{ first: week(0), last: week(45), start: easterMonday - 5 * 7 * DAY + ((18 - ZONE_HOURS) * DAY) / 24 },
		...{ closed, typed, expected, left: planned.length - expected.length }
	};
}

/** Keeps the school holidays that the team has; the public holidays are the program's to know. */
export const keepClosed = (closed: Exceptions['closed']): Promise<void> =>
	transaction(async (tx) => {
		for (const { name, fromDay, toDay } of closed)
			await addClosedPeriod(tx, { name: { source: 'fr', fr: name }, fromDay, toDay });
	});

const iso = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The holidays of fixed date that may fall on a Monday of spring and early summer. */
function holidayMondays(easterMonday: number): ReadonlySet<string> {
	const year = new Date(easterMonday).getUTCFullYear();
	return new Set([`${year}-05-01`, `${year}-07-21`, `${year}-08-15`]);
}

/** The Monday after Easter by Gauss's rule, as the table of the Church gives it, and not by the program's own formula. */
function mondayAfterEaster(year: number): number {
	const [a, b, c] = [year % 19, year % 4, year % 7];
	const k = Math.floor(year / 100);
	const m = (15 - Math.floor((13 + 8 * k) / 25) + k - Math.floor(k / 4)) % 30;
	const d = (19 * a + m) % 30;
	const e = (2 * b + 4 * c + 6 * d + ((4 + k - Math.floor(k / 4)) % 7)) % 7;
	const days = 22 + d + e;
	const late = days === 57 || (days === 56 && d === 28 && a > 10) ? 7 : 0;
	return Date.UTC(year, 2, days - late + 1);
}
