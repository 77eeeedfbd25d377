import { daysAfter, type Holiday, holidaysOf } from '#kernel/holidays.ts';
import type { Words } from '#kernel/words.ts';

/** A time in which nobody teaches, such as the autumn holidays; both days belong to it. */
export type ClosedPeriod = Readonly<{ id: string; name: Words; fromDay: string; toDay: string }>;

/** Why a day is left out. */
type LeftOut =
	| Readonly<{ kind: 'holiday'; holiday: Holiday }>
	| Readonly<{ kind: 'closed'; name: Words }>
	| Readonly<{ kind: 'typed' }>;

export type PlannedDay = Readonly<{ day: string; why: LeftOut | null }>;

/** Every how many weeks, from which day on, and how many séances there must be in the end. */
export type WeeklyPlan = Readonly<{
	first: string;
	weeks: 1 | 2;
	count: number;
	/** Whether public holidays are left out. */
	holidays: boolean;
	closed: readonly ClosedPeriod[];
	/** Further days to leave out, as ISO dates. */
	typed: readonly string[];
}>;

/** So many séances at most are planned at once. */
export const MOST_SEANCES = 60;
const MOST_DAYS = 200;

/**
 * The days of a weekly course: as many as are asked for remain, since what falls on a day that is left out is put behind the last.
 * @returns every day that was looked at, in order, with the reason where it is left out; fewer remain only when 200 weeks do not hold as many.
 */
export function planWeekly({ first, weeks, count, ...given }: WeeklyPlan): PlannedDay[] {
	const days: PlannedDay[] = [];
	let kept = 0;
	for (let turn = 0; kept < count && turn < MOST_DAYS; turn++) {
		const day = daysAfter(first, turn * weeks * 7);
		const why = reasonFor(day, given);
		if (!why) kept++;
		days.push({ day, why });
	}
	return days;
}

/** Why nobody teaches on a day; null when one does. A public holiday is said before the school holidays it falls in. */
function reasonFor(
	day: string,
	{ holidays, closed, typed }: Pick<WeeklyPlan, 'holidays' | 'closed' | 'typed'>
): LeftOut | null {
	const holiday = holidays ? holidaysOf(Number(day.slice(0, 4))).get(day) : undefined;
	if (holiday) return { kind: 'holiday', holiday };
	const period = closed.find(({ fromDay, toDay }) => fromDay <= day && day <= toDay);
	if (period) return { kind: 'closed', name: period.name };
	return typed.includes(day) ? { kind: 'typed' } : null;
}

/** The days typed by hand, one a line or parted by commas: 2026-11-25 or 25/11/2026. `wrong`: what is no day. */
export function daysTyped(text: string): { days: string[]; wrong: string[] } {
	const words = text.split(/[\s,;]+/).filter(Boolean);
	const read = words.map((word) => ({ word, day: dayOf(word) }));
	return { days: read.flatMap(({ day }) => day ?? []), wrong: read.flatMap(({ word, day }) => (day ? [] : [word])) };
}

function dayOf(word: string): string | null {
	const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(word) ?? [];
	const iso = year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : word;
	if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
	const at = new Date(`${iso}T00:00:00Z`);
	return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : null;
}

/** Two séances in one room at once. */
type Taken = Readonly<{ id: string; place: string | null; startsAt: Date; endsAt: Date }>;

/** Those of `others` that are in the same room at the same time as a séance. A warning only: a room may be large. */
export const clashesWith = <T extends Taken>(one: Taken, others: readonly T[]): T[] =>
	one.place === null
		? []
		: others.filter(
				({ id, place, startsAt, endsAt }) =>
					id !== one.id && place === one.place && startsAt < one.endsAt && endsAt > one.startsAt
			);
