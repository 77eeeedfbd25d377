import { createHash } from 'node:crypto';
import ICAL from 'ical.js';
import { type Block, blocksOf } from './blocks.ts';
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
		/** Whether whoever has this calendar says that it takes no time (RFC 5545 TRANSP). */
		free: boolean;
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
/** Of what is only asked when it is there are no words to keep. */
const MOST_BUSY = 10_000;
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
export const readCalendar = (text: string, zone: string, now = new Date(), patience = PATIENCE): Reading =>
	readEvents(text, zone, { now, patience, busy: false });

/**
 * The same of a calendar of which is only asked when something is taken: also what has begun before and goes on, what has no title, and the busy times of a VFREEBUSY, at most 10,000 times.
 * What is called off or takes no time is no part of it.
 */
export function readBusy(text: string, zone: string, now = new Date()): BusyReading {
	const { series, ...its } = readEvents(text, zone, { now, patience: PATIENCE, busy: true });
	const times = series.flatMap(({ uid, instances }) =>
		instances
			.filter(({ cancelled, free }) => !cancelled && !free)
			.map(({ recurrence, startsAt, endsAt }) => ({ uid, recurrence, startsAt, endsAt }))
	);
	return { ...its, times: [...times, ...periodsIn(blocksOf(text))].filter(({ endsAt }) => endsAt > now) };
}

/** When something is taken: the UID, with '' for what does not repeat. */
type BusyTime = Readonly<{ uid: string; recurrence: string; startsAt: Date; endsAt: Date }>;
export type BusyReading = Omit<Reading, 'series'> & Readonly<{ times: readonly BusyTime[] }>;

type How = Readonly<{ now: Date; patience: number; busy: boolean }>;
type Reach = Horizon & Readonly<{ busy: boolean }>;

function readEvents(text: string, zone: string, { now, patience, busy }: How): Reading {
	const blocks = blocksOf(text);
	const zones = zonesIn(blocks);
	const floating = statedClock(text, zones) ?? clockOf(zone);
	const [from, to] = [now.getTime() - BACK_DAYS * DAY, now.getTime() + AHEAD_DAYS * DAY];
	const horizon = { from, to, floating, patience: performance.now() + patience, busy };
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
	const kept = cut(series, new Date(horizon.to), busy ? MOST_BUSY : MOST);
	return { ...kept, problems, events: events.length };
}

/** What is too long to be a key is known by its hash. */
const shortened = (uid: string): string =>
	uid.length > LONGEST_UID ? createHash('sha256').update(uid).digest('hex') : uid;

/** An event without a UID is known again by its title and its start. */
const likeness = ({ component }: Piece): string =>
	[component.getFirstPropertyValue('summary'), component.getFirstPropertyValue('dtstart')].join(' ').slice(0, 500);

// a date without VALUE=DATE is a date all the same; what is none is refused where it is read (expansion.ts)
(ICAL.design as { strict: boolean }).strict = false;

/** Of what has no value nothing is said. */
const EMPTY = /^(DTSTART|DTEND|DURATION|RECURRENCE-ID|RRULE|EXRULE|RDATE|EXDATE)(;[^:\r\n]*)?:[ \t]*\r\n/gim;

const RULES = /^(RRULE|EXRULE)[;:].*\r\n/gim;

/** One block is a calendar of its own, so that the parser says nothing of the others. */
function parsed(block: string): ICAL.Component {
	const said = block.replace(EMPTY, '').replace(RULES, (line) => line.toUpperCase());
	try {
		return componentOf(said);
	} catch (error) {
		const bare = said.replace(RULES, '');
		// it is the rule that cannot be read, when all but it can
		if (bare !== said && componentOf(bare)) throw new Fault('rule');
		throw error;
	}
}

function componentOf(block: string): ICAL.Component {
	const [component] = new ICAL.Component(
		ICAL.parse(`BEGIN:VCALENDAR\r\n${block}\r\nEND:VCALENDAR`)
	).getAllSubcomponents();
	if (!component) throw new Fault('unreadable');
	return component;
}

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

function seriesOf(uid: string, group: readonly Piece[], zones: Zones, horizon: Reach): Series {
	// of several versions of one thing the one with the highest SEQUENCE is meant
	const latest = group.toSorted((a, b) => sequenceOf(a) - sequenceOf(b));
	const master = latest.findLast(({ component }) => !component.hasProperty('recurrence-id'));
	const changes = latest.filter(({ component }) => component.hasProperty('recurrence-id'));
	const first = master ?? (latest[0] as Piece);
	const told = toldBy(first.component, horizon.busy ? nameless : undefined);
	const instances = new Map<string, Instance>();
	for (const one of master ? planned(master.component, told, zones, horizon) : []) instances.set(one.recurrence, one);
	for (const { component } of changes) change(instances, component, told, zones, horizon);
	const seen = [...instances.values()].filter(
		({ startsAt, endsAt }) =>
			(horizon.busy ? endsAt : startsAt).getTime() >= horizon.from && startsAt.getTime() <= horizon.to
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
	const [cancelled, free] = [isCancelled(component), isFree(component)];
	const timeZone = zoneOf(clock, horizon);
	const starts = isRepeated(component) ? startsOf(component, timing, zones, horizon) : [wall];
	return starts.map((start) => ({
		...told,
		recurrence: isRepeated(component) ? recurrenceKey({ ...timing, wall: start }) : '',
		theme: null,
		startsAt: new Date(clock.moment(start)),
		endsAt: new Date(endOf(start, timing)),
		timeZone,
		cancelled,
		free
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
	const [cancelled, free] = [isCancelled(component), isFree(component)];
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
			cancelled,
			free
		});
	}
	const recurrence = recurrenceKey(of);
	const times = { startsAt: new Date(timing.moment), endsAt: new Date(timing.moment + lasts), timeZone };
	instances.set(recurrence, { ...told, ...times, recurrence, theme, cancelled, free });
}

const isCancelled = (component: ICAL.Component): boolean =>
	String(component.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED';

/** Outlook says in a word of its own what TRANSP is for. */
const isFree = (component: ICAL.Component): boolean => {
	const said = (name: string) => String(component.getFirstPropertyValue(name) ?? '').toUpperCase();
	return said('transp') === 'TRANSPARENT' || said('x-microsoft-cdo-busystatus') === 'FREE';
};

const nameless: Told = { title: '—', description: '', location: '', url: null };

/** Where a clock has no name, or is UTC because a program wrote it so, the hub's own is shown. */
const zoneOf = ({ zone }: { zone: string | null }, { floating }: Horizon): string =>
	zone && zone !== 'UTC' ? zone : (floating.zone ?? 'UTC');

/** The first of all instances, at most so many. */
function cut(series: readonly Series[], to: Date, most: number): Pick<Reading, 'series' | 'until'> {
	const starts = series.flatMap(({ instances }) => instances.map(({ startsAt }) => startsAt.getTime()));
	const last = starts.toSorted((a, b) => a - b)[most - 1];
	if (last === undefined) return { series, until: to };
	const kept = series.map((one) => ({
		...one,
		instances: one.instances.filter(({ startsAt }) => startsAt.getTime() <= last)
	}));
	return { series: kept, until: new Date(last) };
}

/** What a VFREEBUSY says that is not free (RFC 5545 §3.6.4): always in UTC. */
function periodsIn(blocks: readonly Block[]): BusyTime[] {
	const told = blocks.filter(({ name }) => name === 'VFREEBUSY').map(({ text }) => parsed(text));
	const busy = told
		.flatMap((component) => component.getAllProperties('freebusy'))
		.filter((property) => String(property.getParameter('fbtype') ?? '').toUpperCase() !== 'FREE');
	return busy
		.flatMap((property) => property.getValues() as ICAL.Period[])
		.map((period) => ({ startsAt: period.start.toJSDate(), endsAt: period.getEnd().toJSDate() }))
		.filter(({ startsAt, endsAt }) => startsAt < endsAt)
		.slice(0, MOST_BUSY)
		.map((time) => ({
			uid: 'VFREEBUSY',
			recurrence: `${time.startsAt.toISOString()} ${time.endsAt.toISOString()}`,
			...time
		}));
}
