import { createHash } from 'node:crypto';
import ICAL from 'ical.js';
import { blocksOf } from './blocks.ts';
import { type Clock, clockNamed, clockOf } from './clocks.ts';
import {
	changedInstance,
	endOf,
	Fault,
	type FaultCode,
	type Horizon,
	isRepeated,
	recurrenceKey,
	startsOf,
	timingOf
} from './expansion.ts';
import { type Told, toldBy } from './words.ts';

/** One time that an event of a calendar happens. */
export type Instance = Told &
	Readonly<{
		/** '' for an event that does not repeat. */
		recurrence: string;
		/** What this one is called when it is not called as the whole series. */
		theme: string | null;
		startsAt: Date;
		endsAt: Date;
		timeZone: string;
		cancelled: boolean;
	}>;

/** An event with the times that it happens within the horizon, in order. */
export type Series = Readonly<{ uid: string; line: number; told: Told; instances: readonly Instance[] }>;

/** An event that could not be read: its line in the file, its UID, and why. */
export type Problem = Readonly<{ line: number; uid: string; code: FaultCode }>;

export type Reading = Readonly<{
	series: readonly Series[];
	problems: readonly Problem[];
	/** How many events the file holds, read or not. */
	events: number;
	/** Nothing that begins later was looked at: the horizon, or the last of the most that are read. */
	until: Date;
}>;

const DAY = 24 * 3_600_000;
const BACK_DAYS = 7;
const AHEAD_DAYS = 400;
const MOST = 2000;
/** How long the rules of one file are followed, in milliseconds; a year of three hundred weekly events takes one second. */
const PATIENCE = 5000;
const LONGEST_UID = 500;

type Piece = Readonly<{ line: number; uid: string; component: ICAL.Component }>;
type Zones = ReadonlyMap<string, ICAL.Component>;

/**
 * Reads a calendar (RFC 5545) with its repetitions written out: what begins between seven days ago and 400 days ahead, at most 2,000 times.
 * @param zone for times that name none, and for whole days.
 * @param patience how many milliseconds its rules are followed; what repeats and was not reached by then is a problem, `too_much`.
 * @throws what `blocksOf` throws; what is wrong with one event only is told in `problems`.
 */
export function readCalendar(text: string, zone: string, now = new Date(), patience = PATIENCE): Reading {
	const blocks = blocksOf(text);
	const zones = zonesIn(blocks);
	const floating = statedClock(text, zones) ?? clockOf(zone);
	const [from, to] = [now.getTime() - BACK_DAYS * DAY, now.getTime() + AHEAD_DAYS * DAY];
	const horizon = { from, to, floating, patience: performance.now() + patience };
	const problems: Problem[] = [];
	const attempt = <T>(piece: { line: number; uid: string }, act: () => T): T[] => {
		try {
			return [act()];
		} catch (error) {
			problems.push({ line: piece.line, uid: piece.uid, code: error instanceof Fault ? error.code : 'unreadable' });
			return [];
		}
	};
	const events = blocks.filter(({ name }) => name === 'VEVENT');
	const pieces = events.flatMap(({ line, text: block }) => {
		const [, uid = ''] = /^UID[^:\r\n]*:(.+)$/im.exec(block) ?? [];
		const named = { line, uid: shortened(uid.trim()) };
		return attempt(named, () => ({ ...named, component: parsed(block) }));
	});
	const groups = Map.groupBy(pieces, (piece) => piece.uid || likeness(piece));
	const series = [...groups].flatMap(([uid, group]) =>
		attempt({ line: group[0]?.line ?? 0, uid }, () => seriesOf(uid, group, zones, horizon))
	);
	return { ...cut(series, new Date(horizon.to)), problems, events: events.length };
}

/** What is too long to be a key is known by its hash. */
const shortened = (uid: string): string =>
	uid.length > LONGEST_UID ? createHash('sha256').update(uid).digest('hex') : uid;

/** An event without a UID is known again by its title and its start. */
const likeness = ({ component }: Piece): string =>
	[component.getFirstPropertyValue('summary'), component.getFirstPropertyValue('dtstart')].join(' ').slice(0, 500);

/** One block is a calendar of its own, so that the parser says nothing of the others. */
const parsed = (block: string): ICAL.Component => {
	const [component] = new ICAL.Component(
		ICAL.parse(`BEGIN:VCALENDAR\r\n${block}\r\nEND:VCALENDAR`)
	).getAllSubcomponents();
	if (!component) throw new Fault('unreadable');
	return component;
};

/** What Google, Apple and Outlook say of times that name no zone. */
function statedClock(text: string, zones: Zones): Clock | null {
	const [, name = ''] = /^X-WR-TIMEZONE:(.+)$/im.exec(text) ?? [];
	return name ? clockNamed(name, zones) : null;
}

function zonesIn(blocks: ReturnType<typeof blocksOf>): Zones {
	const zones = new Map<string, ICAL.Component>();
	for (const { name, text } of blocks) {
		if (name !== 'VTIMEZONE') continue;
		try {
			const component = parsed(text);
			zones.set(String(component.getFirstPropertyValue('tzid')), component);
		} catch {
			// whoever names it will be told
		}
	}
	return zones;
}

function seriesOf(uid: string, group: readonly Piece[], zones: Zones, horizon: Horizon): Series {
	// of several versions of one thing the one with the highest SEQUENCE is meant
	const latest = group.toSorted((a, b) => sequenceOf(a) - sequenceOf(b));
	const master = latest.findLast(({ component }) => !component.hasProperty('recurrence-id'));
	const changes = latest.filter(({ component }) => component.hasProperty('recurrence-id'));
	const first = master ?? (latest[0] as Piece);
	const told = toldBy(first.component);
	const instances = new Map<string, Instance>();
	for (const one of master ? planned(master.component, told, zones, horizon) : []) instances.set(one.recurrence, one);
	for (const { component } of changes) change(instances, component, told, zones, horizon);
	const seen = [...instances.values()].filter(
		({ startsAt }) => startsAt.getTime() >= horizon.from && startsAt.getTime() <= horizon.to
	);
	return {
		uid,
		line: first.line,
		told,
		instances: seen.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
	};
}

const sequenceOf = ({ component }: Piece): number => Number(component.getFirstPropertyValue('sequence') ?? 0) || 0;

function planned(component: ICAL.Component, told: Told, zones: Zones, horizon: Horizon): Instance[] {
	const timing = timingOf(component, zones, horizon);
	const { clock, wall } = timing;
	const cancelled = isCancelled(component);
	const timeZone = zoneOf(clock, horizon);
	const starts = isRepeated(component) ? startsOf(component, timing, zones, horizon) : [wall];
	return starts.map((start) => ({
		...told,
		recurrence: isRepeated(component) ? recurrenceKey({ ...timing, wall: start }) : '',
		theme: null,
		startsAt: new Date(clock.moment(start)),
		endsAt: new Date(endOf(start, timing)),
		timeZone,
		cancelled
	}));
}

/** Puts a changed instance in the place of the planned one, or moves it and all that follow. */
function change(
	instances: Map<string, Instance>,
	component: ICAL.Component,
	usual: Told,
	zones: Zones,
	horizon: Horizon
): void {
	const of = changedInstance(component, zones, horizon);
	if (!of) throw new Fault('start');
	const timing = timingOf(component, zones, horizon);
	const told = { ...usual, ...toldBy(component, usual) };
	const lasts = endOf(timing.wall, timing) - timing.moment;
	const cancelled = isCancelled(component);
	const theme = told.title === usual.title ? null : told.title;
	const timeZone = zoneOf(timing.clock, horizon);
	const moved = of.wall.until(timing.clock.wall(timing.moment));
	const later = component.getFirstProperty('recurrence-id')?.getParameter('range') === 'THISANDFUTURE';
	const following = later ? [...instances.values()].filter(({ startsAt }) => startsAt.getTime() > of.moment) : [];
	for (const one of following) {
		const start = timing.clock.wall(one.startsAt.getTime()).add(moved);
		const startsAt = new Date(timing.clock.moment(start));
		instances.set(one.recurrence, {
			...one,
			...told,
			theme,
			startsAt,
			endsAt: new Date(startsAt.getTime() + lasts),
			cancelled
		});
	}
	const recurrence = recurrenceKey(of);
	const times = { startsAt: new Date(timing.moment), endsAt: new Date(timing.moment + lasts), timeZone };
	instances.set(recurrence, { ...told, ...times, recurrence, theme, cancelled });
}

const isCancelled = (component: ICAL.Component): boolean =>
	String(component.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED';

/** Where a clock has no name, or is UTC because a program wrote it so, the hub's own is shown. */
const zoneOf = ({ zone }: { zone: string | null }, { floating }: Horizon): string =>
	zone && zone !== 'UTC' ? zone : (floating.zone ?? 'UTC');

/** The first of all instances, at most so many. */
function cut(series: readonly Series[], to: Date): Pick<Reading, 'series' | 'until'> {
	const starts = series.flatMap(({ instances }) => instances.map(({ startsAt }) => startsAt.getTime()));
	const last = starts.toSorted((a, b) => a - b)[MOST - 1];
	if (last === undefined) return { series, until: to };
	const kept = series.map((one) => ({
		...one,
		instances: one.instances.filter(({ startsAt }) => startsAt.getTime() <= last)
	}));
	return { series: kept, until: new Date(last) };
}
