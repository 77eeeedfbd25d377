import type { Occasion } from '#kernel/noun.ts';
import { localOf } from '#kernel/server/clock.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { type Elsewhere, elsewhereSaid } from '../../elsewhere.ts';
import { joined, type Stretch, without } from '../../free.ts';
import { isPooled } from '../../kinds.ts';
import { exceptionsOf, type Held, openBetween } from '../../server/index.ts';
import type { Space } from '../../space.ts';
import type { Column, Entry, Part } from './calendar.ts';

/** A day, from its first moment until the first of the next. */
export type Range = Stretch & Readonly<{ date: string }>;

type Shown = Readonly<{
	now: Date;
	timeZone: string;
	locale: Locale;
	/** The spaces of the place. */
	all: readonly Space[];
	/** What has one of them, with what it says of itself. */
	held: readonly Held[];
	said: ReadonlyMap<string, Occasion>;
	/** When each of the spaces that are shown cannot be had, by its id. */
	taken: ReadonlyMap<string, readonly Stretch[]>;
	/** What calendars that are kept elsewhere say, by the ids of spaces. */
	there: ReadonlyMap<string, Elsewhere>;
}>;

/** What is in a space on a day, and when it can be had. */
export async function columnOf(
	space: Space,
	range: Range,
	shown: Shown
): Promise<Pick<Column, 'id' | 'entries' | 'gaps' | 'open' | 'now'>> {
	const { now, timeZone } = shown;
	const exceptions = await exceptionsOf(space);
	const taken = (shown.taken.get(space.id) ?? []).flatMap((one) => within(one, range));
	const open = openBetween(space, exceptions, range, timeZone).flatMap((one) => within(one, range));
	const its = shown.held.filter((one) => one.state !== 'clashing' && concerns(space, one, shown.all));
	const inDay = its.filter(({ startsAt, endsAt }) => startsAt < range.until && endsAt > range.from);
	const pooled = isPooled(space.kind) && !space.parts.length;
	const entries = pooled ? fillings(space, inDay, range, shown) : inDay.map((one) => entryOf(space, one, range, shown));
	const outside = outsideOf(space, range, entries, shown);
	const shut = pooled ? entries.map(({ startsAt, endsAt }) => ({ from: startsAt, until: endsAt })) : taken;
	const left = without(open, joined([...shut, ...stretchesOf(outside)])).flatMap((one) =>
		within(one, { from: roundedUp(now), until: range.until })
	);
	return {
		...{ id: space.id, entries: [...entries, ...outside], open: open.length > 0 },
		gaps: left.map(({ from, until }) => {
			const part = partOf({ startsAt: from, endsAt: until }, range, timeZone);
			return { ...part, path: bookingPath(space, range.date, part) };
		}),
		now: now >= range.from && now < range.until ? nowOf(entries, open, taken, now) : null
	};
}

/** Whether what has a space has this one: itself, a part of it, or what it is a part of. */
function concerns(space: Space, { space: id }: Held, all: readonly Space[]): boolean {
	if (id === space.id) return true;
	const other = all.find((one) => one.id === id);
	return Boolean(other && (other.parts.includes(space.slug) || space.parts.includes(other.slug)));
}

function entryOf(space: Space, held: Held, range: Range, { said, all, locale, timeZone }: Shown): Entry {
	const its = said.get(`${held.subject.kind} ${held.subject.id}`);
	const other = held.space === space.id ? undefined : all.find(({ id }) => id === held.space);
	const title = its?.title ?? (held.state === 'held' ? m.house_held({}, { locale }) : m.house_taken({}, { locale }));
	return {
		...partOf(held, range, timeZone),
		id: held.id,
		title: other ? `${title} (${say(other.name, locale).text})` : title,
		path: its?.deskPath ?? null,
		state: held.state === 'held' ? 'held' : 'taken',
		of: null
	};
}

const stretchesOf = (entries: readonly Entry[]): Stretch[] =>
	entries.map(({ startsAt, endsAt }) => ({ from: startsAt, until: endsAt }));

/** What is taken elsewhere alone, with the minute at which that was read. */
function outsideOf(space: Space, range: Range, entries: readonly Entry[], { there, ...shown }: Shown): Entry[] {
	const known = there.get(space.id);
	if (!known) return [];
	const { locale, timeZone, now } = shown;
	const title = `${m.spaces_elsewhere({}, { locale })} (${elsewhereSaid(known, locale, timeZone, now).read})`;
	return without(
		known.times.flatMap((one) => within(one, range)),
		joined(stretchesOf(entries))
	).map(({ from, until }) => ({
		...partOf({ startsAt: from, endsAt: until }, range, timeZone),
		id: `${space.id} outside ${from.getTime()}`,
		...{ title, path: null, state: 'outside' as const, of: null }
	}));
}

/** How many of alike units have somebody, from one change of it to the next. */
function fillings(space: Space, held: readonly Held[], range: Range, { locale, timeZone }: Shown): Entry[] {
	const edges = [...new Set(held.flatMap(({ startsAt, endsAt }) => [startsAt.getTime(), endsAt.getTime()]))]
		.filter((at) => at > range.from.getTime() && at < range.until.getTime())
		.concat(range.from.getTime(), range.until.getTime())
		.toSorted((a, b) => a - b);
	return edges.slice(1).flatMap((end, at) => {
		const start = edges[at] ?? end;
		const inside = held.filter(({ startsAt, endsAt }) => startsAt.getTime() < end && endsAt.getTime() > start);
		const taken = inside.reduce((sum, { quantity }) => sum + quantity, 0);
		if (!taken) return [];
		const part = partOf({ startsAt: new Date(start), endsAt: new Date(end) }, range, timeZone);
		const { units } = space;
		const title = m.house_taken_of({ taken, units }, { locale });
		const path = taken < units ? bookingPath(space, range.date, part) : null;
		return [{ ...part, id: `${space.id} ${start}`, title, path, state: 'taken' as const, of: { taken, units } }];
	});
}

function nowOf(
	entries: readonly Entry[],
	open: readonly Stretch[],
	full: readonly Stretch[],
	now: Date
): Column['now'] {
	const title = entries.find(({ startsAt, endsAt }) => startsAt <= now && endsAt > now)?.title ?? '';
	const taken = full.find(({ from, until }) => from <= now && until > now);
	if (taken) return { free: false, until: taken.until, title };
	const here = open.find(({ from, until }) => from <= now && until > now);
	if (!here) return { free: false, until: null, title: '' };
	const next = full.find(({ from }) => from > now);
	return { free: true, until: next && next.from < here.until ? next.from : here.until, title };
}

function partOf(
	{ startsAt, endsAt }: Readonly<{ startsAt: Date; endsAt: Date }>,
	range: Range,
	timeZone: string
): Part {
	const minute = (at: Date): number => {
		const [hours = 0, minutes = 0] = localOf(at, timeZone).slice(11).split(':').map(Number);
		return hours * 60 + minutes;
	};
	return {
		...{ startsAt, endsAt },
		from: startsAt <= range.from ? 0 : minute(startsAt),
		until: endsAt >= range.until ? 1440 : minute(endsAt)
	};
}

function bookingPath({ id }: Space, date: string, { from, until }: Pick<Part, 'from' | 'until'>): string {
	const clock = (minute: number) =>
		`${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
	const end = Math.min(until, from + 60);
	return `/desk/spaces/reservations/new?${new URLSearchParams({ space: id, date, from: clock(from), until: clock(end % 1440) })}`;
}

const within = ({ from, until }: Stretch, range: Stretch): Stretch[] => {
	const cut = { from: from < range.from ? range.from : from, until: until > range.until ? range.until : until };
	return cut.from < cut.until ? [cut] : [];
};

const QUARTER = 15 * 60_000;
const roundedUp = (at: Date): Date => new Date(Math.ceil(at.getTime() / QUARTER) * QUARTER);
