import type ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { startsByRule, WrongRule } from '#kernel/server/rule.ts';
import { type Clock, clockNamed, clockOf } from './clocks.ts';

/** Why an event could not be read; the key of its sentence is `subscription_fault_<code>`. */
export class Fault extends Error {
	readonly code: FaultCode;

	constructor(code: FaultCode) {
		super(code);
		this.name = 'Fault';
		this.code = code;
	}
}
export type FaultCode =
	| 'unreadable'
	| 'start'
	| 'ends_first'
	| 'zone'
	| 'rule'
	| 'too_often'
	| 'too_much'
	| 'untitled'
	| 'refused';

/** The part of time that is looked at, in milliseconds, the clock for times that name no zone, and until when (`performance.now`) rules are followed. */
export type Horizon = Readonly<{ from: number; to: number; floating: Clock; patience: number }>;

type Value = Readonly<{ wall: Temporal.PlainDateTime; clock: Clock; allDay: boolean; moment: number }>;

/** When a component begins and how long it lasts: so many milliseconds, or so many days by the calendar. */
export type Timing = Value & Readonly<{ lasts: Readonly<{ days: number; milliseconds: number }> }>;

type Zones = ReadonlyMap<string, ICAL.Component>;

const HOUR = 3_600_000;
/** How far an instance may be moved by a change to all that follow, and still be found. */
const MOVED = 60 * 24 * HOUR;

/** @throws Fault when it has no start, ends before it, or is in a zone that nobody knows. */
export function timingOf(component: ICAL.Component, zones: Zones, { floating }: Horizon): Timing {
	const property = component.getFirstProperty('dtstart');
	const [start] = property ? valuesOf(property, zones, floating) : [];
	if (!start) throw new Fault('start');
	const end = component.getFirstProperty('dtend');
	const [until] = end ? valuesOf(end, zones, floating) : [];
	const lasts = until ? between(start, until) : durationOf(component, start.allDay);
	if (lasts.days < 0 || lasts.milliseconds < 0) throw new Fault('ends_first');
	const nothing = lasts.days === 0 && lasts.milliseconds === 0;
	const least = start.allDay ? { days: 1, milliseconds: 0 } : { days: 0, milliseconds: HOUR };
	return { ...start, lasts: nothing ? least : lasts };
}

/** The moment at which something that begins at `wall` ends. A stated end is as many hours later each time, a stated day is a day of the calendar. */
export function endOf(wall: Temporal.PlainDateTime, { clock, lasts }: Timing): number {
	return clock.moment(lasts.days ? wall.add({ days: lasts.days }) : wall) + lasts.milliseconds;
}

/** The name of one instance of a repeated event: the moment, or the day, that it was planned for at first. */
export const recurrenceKey = ({ wall, clock, allDay }: Pick<Value, 'wall' | 'clock' | 'allDay'>): string =>
	allDay ? wall.toPlainDate().toString() : new Date(clock.moment(wall)).toISOString();

/** The instance that a component with RECURRENCE-ID changes. */
export function changedInstance(component: ICAL.Component, zones: Zones, { floating }: Horizon): Value | null {
	const property = component.getFirstProperty('recurrence-id');
	return property ? (valuesOf(property, zones, floating)[0] ?? null) : null;
}

export const isRepeated = (component: ICAL.Component): boolean =>
	component.hasProperty('rrule') || component.hasProperty('rdate');

/**
 * The starts of a repeated event within a horizon, by the clock of its zone, each once, in order: its rules and further dates without the
 * excluded ones (RFC 5545 §3.8.5).
 * @throws Fault for a rule that cannot be read, one that repeats more often than an agenda can show, or when the patience is over.
 */
export function startsOf(
	component: ICAL.Component,
	timing: Timing,
	zones: Zones,
	horizon: Horizon
): Temporal.PlainDateTime[] {
	const { clock, wall, allDay } = timing;
	const values = (name: string) =>
		component.getAllProperties(name).flatMap((property) => valuesOf(property, zones, horizon.floating));
	const ruled = (name: string) =>
		component.getAllProperties(name).flatMap((property) => fromRule(textOf(property), timing, horizon));
	const dates = values('rdate').map((date) => (allDay || !date.allDay ? inClock(date, clock, allDay) : at(date, wall)));
	const excluded = values('exdate');
	const without = new Set([
		...excluded.filter((one) => allDay || !one.allDay).map((one) => inClock(one, clock, allDay).toString()),
		...ruled('exrule').map(String)
	]);
	// Outlook excludes days where it should exclude moments
	const days = new Set(excluded.filter((one) => one.allDay).map((one) => one.wall.toPlainDate().toString()));
	const starts = new Map([wall, ...ruled('rrule'), ...dates].map((start) => [start.toString(), start]));
	return [...starts]
		.filter(([text, start]) => !without.has(text) && !days.has(start.toPlainDate().toString()))
		.map(([, start]) => start)
		.toSorted(Temporal.PlainDateTime.compare);
}

/** A rule whose end is no date is only found out when it is asked for. */
function textOf(property: ICAL.Property): string {
	try {
		return String(property.getFirstValue());
	} catch {
		throw new Fault('rule');
	}
}

function fromRule(rule: string, { wall: start, clock, allDay }: Timing, horizon: Horizon): Temporal.PlainDateTime[] {
	// the program does nothing else meanwhile, and thousands of rules may be in a small file
	if (performance.now() > horizon.patience) throw new Fault('too_much');
	if (/FREQ=(SECONDLY|MINUTELY)/i.test(rule)) throw new Fault('too_often');
	const [from, to] = [clock.wall(horizon.from - MOVED), clock.wall(horizon.to + MOVED)];
	try {
		return startsByRule({ rule, start, clock, allDay }, { from, to });
	} catch (error) {
		throw new Fault(error instanceof WrongRule ? error.why : 'rule');
	}
}

function valuesOf(property: ICAL.Property, zones: Zones, floating: Clock): Value[] {
	const tzid = property.getParameter('tzid');
	const named = typeof tzid === 'string' ? clockNamed(tzid, zones) : floating;
	const [, , , ...written] = property.toJSON() as [string, object, string, ...unknown[]];
	// of a PERIOD only the start is asked for
	const texts = written.map((given) => String(Array.isArray(given) ? given[0] : given));
	// a list may have nothing in it, or nothing behind its last comma
	return texts
		.filter((text) => /\d/.test(text))
		.map((text) => {
			const allDay = !text.includes('T');
			const clock = allDay ? floating : text.endsWith('Z') ? clockOf('UTC') : named;
			if (!clock) throw new Fault('zone');
			const wall = faceFrom(text);
			return { wall, clock, allDay, moment: clock.moment(wall) };
		});
}

/** The parser lets the 35th of a month pass. */
function faceFrom(text: string): Temporal.PlainDateTime {
	try {
		return Temporal.PlainDateTime.from(text.replace(/Z$/, ''));
	} catch {
		throw new Fault('start');
	}
}

/** A date of another zone on the face of this clock. */
const inClock = ({ wall, moment, allDay }: Value, clock: Clock, onlyDay: boolean): Temporal.PlainDateTime =>
	onlyDay || allDay ? wall.round({ smallestUnit: 'day', roundingMode: 'trunc' }) : clock.wall(moment);

/** A day with the hour at which the event usually begins. */
const at = ({ wall }: Value, usual: Temporal.PlainDateTime): Temporal.PlainDateTime =>
	wall.toPlainDate().toPlainDateTime(usual.toPlainTime());

function between(start: Value, end: Value): Timing['lasts'] {
	if (!start.allDay || !end.allDay) return { days: 0, milliseconds: end.moment - start.moment };
	return {
		days: start.wall.toPlainDate().until(end.wall.toPlainDate(), { largestUnit: 'days' }).days,
		milliseconds: 0
	};
}

function durationOf(component: ICAL.Component, allDay: boolean): Timing['lasts'] {
	const given = component.getFirstPropertyValue('duration') as ICAL.Duration | null;
	if (!given) return { days: 0, milliseconds: 0 };
	const sign = given.isNegative ? -1 : 1;
	const days = sign * (given.weeks * 7 + given.days);
	const milliseconds = sign * (given.hours * HOUR + given.minutes * 60_000 + given.seconds * 1000);
	return allDay ? { days: days || 1, milliseconds: 0 } : { days, milliseconds };
}
