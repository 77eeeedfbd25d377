import type { Item } from './programme.ts';

type Timed = Pick<Item, 'id' | 'stage' | 'startsAt' | 'endsAt'>;

/** Where an item stands in the grid: lines as CSS counts them, from 1, the last one past its end. */
type Slot<One> = Readonly<{ item: One; column: number; row: number; endRow: number }>;

/** A stage over its columns: more than one when it holds several things at once. */
type Heading = Readonly<{ stage: string; column: number; endColumn: number }>;

/** A day as a grid: minutes run down, stages across. */
export type DayLayout<One> = Readonly<{
	headings: readonly Heading[];
	slots: readonly Slot<One>[];
	/** When the first row begins, on the hour. */
	from: Date;
	columns: number;
	rows: number;
	/** The row of each full hour. */
	hours: readonly Readonly<{ at: Date; row: number }>[];
}>;

/** How much of the day one row of the grid is. */
const ROW_MINUTES = 5;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ROW = ROW_MINUTES * MINUTE;

/**
 * Places a day's items in a grid: each exactly once, no two of them over each other. Stages without an item have no column. Slots come in
 * reading order: by time, then by stage. Time zones whose hours differ by halves get their hours' lines at the half.
 */
export function layoutDay<One extends Timed>(items: readonly One[], stages: readonly { id: string }[]): DayLayout<One> {
	const from = Math.floor(Math.min(...items.map(({ startsAt }) => startsAt.getTime())) / HOUR) * HOUR;
	const rowOf = (at: number, round: (row: number) => number) => round((at - from) / ROW) + 1;
	const headings: Heading[] = [];
	const slots: Slot<One>[] = [];
	let column = 1;
	for (const { id } of stages) {
		const lanes = lanesOf(items.filter(({ stage }) => stage === id));
		if (!lanes.length) continue;
		for (const [turn, lane] of lanes.entries())
			for (const item of lane) {
				const row = rowOf(item.startsAt.getTime(), Math.floor);
				slots.push({ item, column: column + turn, row, endRow: rowOf(item.endsAt.getTime(), Math.ceil) });
			}
		headings.push({ stage: id, column, endColumn: column + lanes.length });
		column += lanes.length;
	}
	const rows = Math.max(1, ...slots.map(({ endRow }) => endRow - 1));
	return {
		headings,
		slots: slots.sort(reading),
		from: new Date(from),
		columns: column - 1,
		rows,
		hours: hoursOf(from, rows)
	};
}

/** The row that a moment falls into, with what part of it has gone; null when it is outside of the day. */
export function rowAt(
	{ from, rows }: Pick<DayLayout<unknown>, 'from' | 'rows'>,
	at: Date
): { row: number; part: number } | null {
	const exact = (at.getTime() - from.getTime()) / ROW;
	return exact < 0 || exact >= rows ? null : { row: Math.floor(exact) + 1, part: exact % 1 };
}

const reading = <One extends Timed>(a: Slot<One>, b: Slot<One>): number =>
	a.item.startsAt.getTime() - b.item.startsAt.getTime() || a.column - b.column;

/** Items side by side where they overlap: each goes into the first lane that is free, in rows, when it begins. */
function lanesOf<One extends Timed>(items: readonly One[]): One[][] {
	const lanes: { until: number; items: One[] }[] = [];
	for (const item of items.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())) {
		const begins = Math.floor(item.startsAt.getTime() / ROW);
		const until = Math.ceil(item.endsAt.getTime() / ROW);
		const free = lanes.find((lane) => lane.until <= begins);
		if (free) {
			free.items.push(item);
			free.until = until;
		} else lanes.push({ until, items: [item] });
	}
	return lanes.map((lane) => lane.items);
}

function hoursOf(from: number, rows: number): { at: Date; row: number }[] {
	const each = HOUR / ROW;
	return Array.from({ length: Math.ceil(rows / each) }, (_, hour) => ({
		at: new Date(from + hour * HOUR),
		row: hour * each + 1
	}));
}
