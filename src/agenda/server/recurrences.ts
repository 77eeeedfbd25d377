import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { refused } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { localOf, momentOf } from '#kernel/server/clock.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { NewSeries } from '../offering.ts';
import type { Repeat, SeriesDate } from '../recurrence.ts';
import { schedule } from './occurrences.ts';
import { offeringExists } from './offerings.ts';
import { roomsAtOnce } from './rooms.ts';
import { within } from './tables.ts';

/** No series is longer: with a séance a day it is more than a year. */
export const MOST_IN_SERIES = 400;
const MINUTE = 60_000;
const PERIODS = 20_000;
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/**
 * The dates that a rule makes, by the clock of its zone: 18:30 stays 18:30 when the clocks change, an hour that the clock leaves out makes no
 * séance, one that it shows twice makes the first (RFC 5545 §3.3.10). Every séance lasts as many minutes.
 * @throws agenda_rule_unreadable, agenda_rule_endless without COUNT or UNTIL, agenda_rule_long over 400, agenda_rule_empty when it makes none.
 */
export function expand({ rule, startsLocal, minutes, timeZone, skip = [] }: Recipe): SeriesDate[] {
	if (!/^[A-Z0-9=;,+-]+$/i.test(rule) || !/FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)/i.test(rule)) throw unreadable();
	if (!/(COUNT|UNTIL)=/i.test(rule)) throw refused('agenda_rule_endless', {}, 422);
	const left = new Set(skip);
	const dates = startsOf(rule, startsLocal, timeZone).map((at): SeriesDate => {
		const startsAt = new Date(at.epochMilliseconds);
		const day = localOf(startsAt, timeZone).slice(0, 10);
		return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * MINUTE), day, skipped: left.has(day) };
	});
	if (dates.length > MOST_IN_SERIES) throw refused('agenda_rule_long', { most: MOST_IN_SERIES }, 422);
	if (!dates.some(({ skipped }) => !skipped)) throw refused('agenda_rule_empty', {}, 422);
	return dates;
}

type Recipe = Pick<NewSeries, 'rule' | 'startsLocal' | 'minutes' | 'timeZone' | 'skip'>;

/**
 * Plans the séances of a series, each with its own pool of places and a life of its own; the rule is kept as the recipe.
 * @returns the recipe's id and the séances', in order. Throws what `expand` and `schedule` throw; `Taken` names every date that clashes.
 */
export async function scheduleSeries(
	tx: Tx,
	offering: string,
	series: NewSeries,
	by: By
): Promise<{ recurrence: string; occurrences: string[] }> {
	await offeringExists(tx, offering);
	const dates = expand(series).filter(({ skipped }) => !skipped);
	const { rule, startsLocal, minutes, timeZone, skip = [], ...terms } = series;
	const recurrence = newId();
	await within(tx)
		.insertInto('agenda.recurrence')
		.values({ id: recurrence, offering, rule, startsLocal, minutes, timeZone, skipped: [...skip] })
		.execute();
	const occurrences: string[] = [];
	await roomsAtOnce(tx, by, async () => {
		for (const { startsAt, endsAt } of dates) {
			const { id } = await schedule(tx, offering, { startsAt, endsAt, timeZone, ...terms }, by, recurrence);
			occurrences.push(id);
		}
	});
	return { recurrence, occurrences };
}

/**
 * The rule for a way to repeat from a first séance on, as RFC 5545 writes it: so many séances, or up to and with a day.
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

function startsOf(rule: string, startsLocal: string, timeZone: string) {
	const first = momentOf(startsLocal, timeZone);
	if (!first) throw unreadable();
	const dtstart = Temporal.Instant.fromEpochMilliseconds(first.getTime()).toZonedDateTimeISO(timeZone);
	try {
		const made = new RRuleTemporal({ rruleString: `RRULE:${rule}`, dtstart, tzid: timeZone, maxIterations: PERIODS });
		return made.all((_, index) => index <= MOST_IN_SERIES);
	} catch {
		throw unreadable();
	}
}

const unreadable = () => refused('agenda_rule_unreadable', {}, 422);

function utc(at: Date | null): string {
	if (!at) throw unreadable();
	return `${at.toISOString().replace(/[-:]|\.\d+/g, '')}`;
}
