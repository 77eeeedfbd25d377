import { Temporal } from 'temporal-polyfill';
import { refused } from '../errors.ts';
import type { Repeat, SeriesDate } from '../recurrence.ts';
import { localOf, momentOf } from './clock.ts';
import { startsByRule } from './rule.ts';

/** No series is longer: with a date a day it is more than a year. */
export const MOST_IN_SERIES = 400;
const MINUTE = 60_000;
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

type Recipe = Readonly<{
	/** A recurrence rule of RFC 5545 (3.3.10) with COUNT or UNTIL, such as FREQ=WEEKLY;COUNT=10. */
	rule: string;
	/** The first date by the clock: 2026-11-25T18:30. */
	startsLocal: string;
	minutes: number;
	timeZone: string;
	/** The days left out, as ISO dates. */
	skip?: readonly string[];
}>;

/**
 * The dates that a rule makes, by the clock of its zone: 18:30 stays 18:30 when the clocks change, an hour that the clock leaves out makes
 * none, one that it shows twice makes the first (RFC 5545 §3.3.10). Every one lasts as many minutes.
 * @throws kernel_rule_unreadable, kernel_rule_endless without COUNT or UNTIL, kernel_rule_long over 400, kernel_rule_empty when it makes none.
 */
export function expand({ rule, startsLocal, minutes, timeZone, skip = [] }: Recipe): SeriesDate[] {
	if (!/^[A-Z0-9=;,+-]+$/i.test(rule) || !/FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)/i.test(rule)) throw unreadable();
	if (!/(COUNT|UNTIL)=/i.test(rule)) throw refused('kernel_rule_endless', {}, 422);
	const left = new Set(skip);
	const dates = startsOf(rule, startsLocal, timeZone).map((startsAt): SeriesDate => {
		const day = localOf(startsAt, timeZone).slice(0, 10);
		return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * MINUTE), day, skipped: left.has(day) };
	});
	if (dates.length > MOST_IN_SERIES) throw refused('kernel_rule_long', { most: MOST_IN_SERIES }, 422);
	if (!dates.some(({ skipped }) => !skipped)) throw refused('kernel_rule_empty', {}, 422);
	return dates;
}

/**
 * The rule for a way to repeat from a first séance on, as RFC 5545 writes it: so many dates, or up to and with a day.
 * A fifth weekday of a month is its last one, since most months have only four.
 */
export function ruleOf(
	repeat: Repeat,
	{
		startsLocal,
		timeZone,
		count,
		until
	}: Readonly<{ startsLocal: string; timeZone: string; count?: number; until?: string }>
): string {
	const end = count === undefined ? `UNTIL=${utc(momentOf(`${until}T23:59`, timeZone))}` : `COUNT=${count}`;
	const { day, dayOfWeek } = Temporal.PlainDate.from(startsLocal.slice(0, 10));
	const turn = Math.ceil(day / 7);
	const parts: Record<Repeat, string> = {
		daily: 'FREQ=DAILY',
		weekly: 'FREQ=WEEKLY',
		fortnightly: 'FREQ=WEEKLY;INTERVAL=2',
		monthly_weekday: `FREQ=MONTHLY;BYDAY=${turn === 5 ? -1 : turn}${weekdays[dayOfWeek - 1]}`,
		monthly_day: `FREQ=MONTHLY;BYMONTHDAY=${day}`
	};
	return `${parts[repeat]};${end}`;
}

/** The moments of the dates that a rule makes; an hour that the clock leaves out is none. */
function startsOf(rule: string, startsLocal: string, timeZone: string): Date[] {
	const first = momentOf(startsLocal, timeZone);
	if (!first) throw unreadable();
	const start = Temporal.PlainDateTime.from(localOf(first, timeZone));
	const clock = {
		wall: (moment: number) =>
			Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone).toPlainDateTime(),
		moment: (wall: Temporal.PlainDateTime) => wall.toZonedDateTime(timeZone).epochMilliseconds
	};
	try {
		// one more than may be, so that too many are seen to be too many
		const ruled = startsByRule({ rule, start, clock }, { most: MOST_IN_SERIES + 1 }).map(textOf);
		// a rule that ended before its first makes none at all
		const all = ruled.length || /COUNT=/i.test(rule) ? new Set([textOf(start), ...ruled]) : [];
		return [...all].flatMap((local) => momentOf(local, timeZone) ?? []);
	} catch {
		throw unreadable();
	}
}

const textOf = (at: Temporal.PlainDateTime): string => at.toString({ smallestUnit: 'minute' });

const unreadable = () => refused('kernel_rule_unreadable', {}, 422);

function utc(at: Date | null): string {
	if (!at) throw unreadable();
	return `${at.toISOString().replace(/[-:]|\.\d+/g, '')}`;
}
