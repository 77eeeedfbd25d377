import { RRuleTemporal } from 'rrule-temporal';
import type { Temporal } from 'temporal-polyfill';

/** Why a recurrence rule makes no dates: it cannot be read, or repeats more often than can be followed. */
export class WrongRule extends Error {
	readonly why: 'rule' | 'too_often';

	constructor(why: 'rule' | 'too_often') {
		super(why);
		this.name = 'WrongRule';
		this.why = why;
	}
}

/** A rule of RFC 5545 (§3.3.10) with what it is followed from. */
type Ruled = Readonly<{
	rule: string;
	/** By the clock; the first, whether the rule would give it or not (§3.8.5.3). */
	start: Temporal.PlainDateTime;
	/** What that clock shows at a moment, and the moment when it shows something. A time that it leaves out is none of the rule's, and not counted. */
	clock: Readonly<{
		wall: (moment: number) => Temporal.PlainDateTime;
		moment: (wall: Temporal.PlainDateTime) => number;
	}>;
	allDay?: boolean;
}>;

/** What is asked of it: what lies between two times by the clock, at most so many. */
type Asked = Readonly<{ from?: Temporal.PlainDateTime; to?: Temporal.PlainDateTime; most?: number }>;

type Parts = Map<string, string>;
type Followed = Readonly<{ made: RRuleTemporal; fits: (at: Temporal.ZonedDateTime) => boolean; count: number | null }>;

const ITERATIONS = 20_000;
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const face = (at: Temporal.PlainDateTime): Temporal.ZonedDateTime => at.toZonedDateTime('UTC');

/**
 * The starts that a rule makes by the face of its clock, so that 18:30 stays 18:30 when the hour changes, without the first when the rule does
 * not give it: that one counts all the same.
 * @throws WrongRule
 */
export function startsByRule(
	ruled: Ruled,
	{ from, to, most = Number.POSITIVE_INFINITY }: Asked
): Temporal.PlainDateTime[] {
	const { made, fits, count } = follow(ruled);
	const [first, last] = [from && face(from).epochMilliseconds, to && face(to).epochMilliseconds];
	try {
		if (count === null && first !== undefined && last !== undefined)
			return made.between(new Date(first), new Date(last), true).filter(fits).slice(0, most).map(plain);
		const found = counted(made, fits, {
			...(last === undefined ? {} : { last }),
			most,
			count,
			start: face(ruled.start)
		});
		return found.filter((at) => first === undefined || at.epochMilliseconds >= first).map(plain);
	} catch (error) {
		throw new WrongRule(/exceeded/i.test((error as Error).message) ? 'too_often' : 'rule');
	}
}

const plain = (at: Temporal.ZonedDateTime): Temporal.PlainDateTime => at.toPlainDateTime();

/** From the first on, as many as there are; the first counts, also where the rule does not give it. */
function counted(
	made: RRuleTemporal,
	fits: Followed['fits'],
	{
		last = Number.POSITIVE_INFINITY,
		most,
		count,
		start
	}: { last?: number; most: number; count: number | null; start: Temporal.ZonedDateTime }
): Temporal.ZonedDateTime[] {
	const found: Temporal.ZonedDateTime[] = [];
	let left = count ?? Number.POSITIVE_INFINITY;
	made.all((at) => {
		if (!fits(at)) return true;
		if (!found.length && at.epochMilliseconds !== start.epochMilliseconds) left -= 1;
		if (at.epochMilliseconds > last || left <= 0 || found.length >= most) return false;
		found.push(at);
		left -= 1;
		return left > 0;
	});
	return found;
}

function follow({ rule, start, clock, allDay = false }: Ruled): Followed {
	const parts: Parts = new Map(
		rule
			.replace(/^RRULE:/i, '')
			.split(';')
			.filter(Boolean)
			.map((part) => part.toUpperCase().split('=') as [string, string])
	);
	const freq = parts.get('FREQ') ?? '';
	if (allDay) beWholeDays(parts, freq);
	const count = parts.get('COUNT');
	parts.delete('COUNT');
	if (count !== undefined && !/^[1-9]\d{0,8}$/.test(count)) throw new WrongRule('rule');
	const until = parts.get('UNTIL');
	if (until !== undefined) parts.set('UNTIL', faceOf(until, clock.wall, allDay));
	// the day of the week that a rule of weeks does not say is that of the first; asked from the middle it would be another
	if (parts.has('BYWEEKNO') && !['BYDAY', 'BYMONTHDAY', 'BYYEARDAY'].some((part) => parts.has(part)))
		parts.set('BYDAY', WEEKDAYS[start.dayOfWeek - 1] ?? 'MO');
	const onDay = daysOfYear(parts, freq);
	const shows = (at: Temporal.PlainDateTime) => allDay || clock.wall(clock.moment(at)).equals(at);
	const fits: Followed['fits'] = (at) => onDay(at) && shows(at.toPlainDateTime());
	try {
		const rruleString = [...parts].map((part) => part.join('=')).join(';');
		const made = new RRuleTemporal({ rruleString, dtstart: face(start), maxIterations: ITERATIONS });
		return { made, fits, count: count === undefined ? null : Number(count) };
	} catch {
		throw new WrongRule('rule');
	}
}

/** Hours and minutes say nothing of a day, and must be let aside (§3.3.10). */
function beWholeDays(parts: Parts, freq: string): void {
	for (const part of ['BYHOUR', 'BYMINUTE', 'BYSECOND']) parts.delete(part);
	if (/^(HOURLY|MINUTELY|SECONDLY)$/.test(freq)) throw new WrongRule('rule');
}

/** In a year, days by their number are limited by the days of the week; the library leaves these aside. */
function daysOfYear(parts: Parts, freq: string): Followed['fits'] {
	const days = parts.get('BYDAY')?.split(',');
	if (freq !== 'YEARLY' || !parts.has('BYYEARDAY') || !days) return () => true;
	if (parts.has('BYSETPOS') || !days.every((day) => WEEKDAYS.includes(day))) throw new WrongRule('rule');
	parts.delete('BYDAY');
	return (at) => days.includes(WEEKDAYS[at.dayOfWeek - 1] ?? '');
}

/** The end of a rule on the face of the clock: a day is meant to its end, a moment in UTC is what the clock shows then. */
function faceOf(until: string, wall: Ruled['clock']['wall'], allDay: boolean): string {
	const [, date = '', time = '', utc = ''] = /^(\d{8})(?:T(\d{6}))?(Z?)$/i.exec(until.replace(/[-:]/g, '')) ?? [];
	if (!date) throw new WrongRule('rule');
	if (!time) return `${date}T${allDay ? '000000' : '235959'}Z`;
	if (!utc) return `${date}T${time}Z`;
	const moment = Date.parse(`${iso(date)}T${time.replace(/(..)(..)(..)/, '$1:$2:$3')}Z`);
	if (Number.isNaN(moment)) throw new WrongRule('rule');
	return `${wall(moment).toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')}Z`;
}

const iso = (date: string): string => date.replace(/(....)(..)(..)/, '$1-$2-$3');
