import type { Ref } from '#kernel/facts.ts';
import type { Occasion } from '#kernel/noun.ts';
import { localOf, momentOf, shifted } from '#kernel/server/clock.ts';
import { hub } from '#kernel/server/hub.ts';
import type { Locale } from '#kernel/words.ts';
import { isPooled, isWithin, type Space, type Stretch } from '../index.ts';
import { busy, exceptionsOf, heldIn, openBetween } from '../server/index.ts';

/** What has a space says of itself, by `kind id`, as far as the house tells. */
export type Occasions = (subjects: readonly Ref[], locale: Locale) => Promise<ReadonlyMap<string, Occasion>>;

/** A piece of a day in the grid: `rows` of its time lines, from one clock time to another. */
type Cell = Readonly<{
	kind: 'free' | 'taken' | 'closed' | 'past';
	rows: number;
	from: string;
	until: string;
	/** What takes it, where everybody may know. */
	title: string | null;
	path: string | null;
}>;

export type Week = Readonly<{
	/** Seven ISO days, Monday first. */
	days: readonly string[];
	/** The day that is shown where there is room for one. */
	chosen: string;
	/** When each line of the grid begins; none when it is closed all week and nobody is in. */
	lines: readonly string[];
	/** By day, from above. */
	cells: readonly (readonly Cell[])[];
	previous: string | null;
	next: string;
}>;

type Slot = Readonly<{ from: Date; until: Date; clock: string; end: string }>;

type Asked = Readonly<{
	day: string;
	locale: Locale;
	occasions: Occasions;
	/** That of the reader, for whom what it holds is free. */
	lease?: string | null;
	now?: Date;
}>;

/** A week of a space, hour by hour or half hour by half hour: what is free, what is taken and by what, when it is closed. */
export async function weekOf(
	space: Space,
	{ day, locale, occasions, lease = null, now = new Date() }: Asked
): Promise<Week> {
	const { timeZone } = await hub();
	const today = localOf(now, timeZone).slice(0, 10);
	const chosen = isDay(day) ? day : today;
	const days = weekAround(chosen);
	const all = { from: at(days[0] ?? chosen, 0, timeZone), until: at(days[6] ?? chosen, 1440, timeZone) };
	const [apart, taken, known] = await Promise.all([
		exceptionsOf(space),
		busy([space.id], all.from, all.until, undefined, 1, lease),
		titled(space, all, locale, occasions)
	]);
	const open = openBetween(space, apart, all, timeZone);
	const lost = taken.get(space.id) ?? [];
	const { first, last, step } = frameOf([...open, ...lost], space.stepMinutes, timeZone);
	const slots = (day: string) => slotsOf(day, { first, last, step, timeZone });
	const cells = days.map((day) => joinedCells(slots(day).map((slot) => cellOf(slot, { open, lost, known, now }))));
	return {
		...{ days, chosen, cells },
		lines: last > first ? slots(chosen).map(({ clock }) => clock) : [],
		previous: (days[0] ?? '') > today ? addDays(chosen, -7) : null,
		next: addDays(chosen, 7)
	};
}

type Titled = Stretch & Readonly<{ title: string | null; path: string | null }>;

/** What takes a space and may be told to everybody; of alike units nobody is told. */
async function titled(space: Space, { from, until }: Stretch, locale: Locale, occasions: Occasions): Promise<Titled[]> {
	if (isPooled(space.kind)) return [];
	const held = (await heldIn([space.id], from, until)).filter(({ state }) => state === 'taken');
	const said = await occasions(
		held.map(({ subject }) => subject),
		locale
	);
	return held.flatMap(({ subject, startsAt, endsAt }) => {
		const found = said.get(`${subject.kind} ${subject.id}`);
		return found?.shown ? [{ from: startsAt, until: endsAt, title: found.title, path: found.path }] : [];
	});
}

type Known = Readonly<{ open: readonly Stretch[]; lost: readonly Stretch[]; known: readonly Titled[]; now: Date }>;

function cellOf(slot: Slot, { open, lost, known, now }: Known): Cell {
	const over = (one: Stretch) => one.from < slot.until && one.until > slot.from;
	const its = { rows: 1, from: slot.clock, until: slot.end, title: null, path: null };
	if (lost.some(over)) {
		const named = known.find(over);
		return { ...its, kind: 'taken', title: named?.title ?? null, path: named?.path ?? null };
	}
	if (!isWithin(slot, open)) return { ...its, kind: 'closed' };
	return { ...its, kind: slot.from < now ? 'past' : 'free' };
}

/** What follows and is the same is one cell; free hours stay apart, since each can be chosen. */
function joinedCells(cells: readonly Cell[]): Cell[] {
	const done: Cell[] = [];
	for (const cell of cells) {
		const last = done.at(-1);
		if (last && cell.kind !== 'free' && last.kind === cell.kind && last.title === cell.title && last.path === cell.path)
			done[done.length - 1] = { ...last, rows: last.rows + 1, until: cell.until };
		else done.push(cell);
	}
	return done;
}

/** From which minute of the day until which one the grid goes, and in which steps. */
function frameOf(stretches: readonly Stretch[], stepMinutes: number, timeZone: string) {
	const edges = stretches.flatMap(({ from, until }) => {
		const [start, end] = [localOf(from, timeZone), localOf(until, timeZone)];
		const over = start.slice(0, 10) !== end.slice(0, 10);
		return over ? [0, 1440] : [minuteOf(start), minuteOf(end)];
	});
	if (!edges.length) return { first: 0, last: 0, step: 60 };
	const halves = stepMinutes < 60 && edges.some((minute) => minute % 60 !== 0);
	const whole = (minute: number) => Math.floor(minute / 60) * 60;
	return {
		first: whole(Math.min(...edges)),
		last: whole(Math.max(...edges) + 59),
		step: halves ? 30 : 60
	};
}

function slotsOf(
	day: string,
	{ first, last, step, timeZone }: { first: number; last: number; step: number; timeZone: string }
): Slot[] {
	return Array.from({ length: (last - first) / step }, (_, turn) => {
		const [from, until] = [first + turn * step, first + (turn + 1) * step];
		return {
			from: at(day, from, timeZone),
			until: at(day, until, timeZone),
			clock: clockOf(from),
			end: clockOf(until)
		};
	});
}

/** The days of the week in which a day lies, Monday first. */
function weekAround(day: string): string[] {
	const back = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
	return Array.from({ length: 7 }, (_, turn) => addDays(day, turn - back));
}

const isDay = (day: string): boolean => /^20\d{2}-\d{2}-\d{2}$/.test(day) && momentOf(`${day}T00:00`, 'UTC') !== null;
const addDays = (day: string, days: number): string => shifted(`${day}T00:00`, days).slice(0, 10);
const clockOf = (minute: number): string =>
	`${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const minuteOf = (local: string): number => Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));

function at(day: string, minute: number, timeZone: string): Date {
	const found = momentOf(`${minute >= 1440 ? addDays(day, 1) : day}T${clockOf(minute)}`, timeZone);
	if (!found) throw new RangeError(`no moment: ${day} ${minute}`);
	return found;
}
