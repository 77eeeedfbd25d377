/** A stretch of a day, by the clock: in minutes of the day, and as it is. */
export type Part = Readonly<{ startsAt: Date; endsAt: Date; from: number; until: number }>;

/** What has a space, as the calendar shows it. */
export type Entry = Part &
	Readonly<{
		id: string;
		title: string;
		/** Our own path, where there is one. */
		path: string | null;
		/** `held`: for some minutes, while somebody decides; `outside`: only by the calendar that is kept elsewhere, which takes nothing here. */
		state: 'held' | 'taken' | 'outside';
		/** Of some alike units: how many have somebody then, and of how many; null: it is one thing. */
		of: Readonly<{ taken: number; units: number }> | null;
	}>;

/** A space on a day, or a day of a space. */
export type Column = Readonly<{
	id: string;
	name: string;
	/** The kind, or the place. */
	note: string;
	/** Our own path. */
	path: string;
	entries: readonly Entry[];
	/** When it can be had, with our own path to book it. */
	gaps: readonly (Part & Readonly<{ path: string }>)[];
	/** Whether it is open at some time of the day. */
	open: boolean;
	/** What is so at this moment, on the day that it is: until when it is free, or somebody's. */
	now: Readonly<{ free: boolean; until: Date | null; title: string }> | null;
}>;

const ROW_MINUTES = 15;
const [USUAL_FROM, USUAL_UNTIL] = [9 * 60, 18 * 60];

/** Which hours of the day are shown: those of an office, and all in which something is or can be had. In minutes of the day. */
export function hoursShown(columns: readonly Column[]): { from: number; until: number } {
	const parts = columns.flatMap(({ entries, gaps }) => [...entries, ...gaps]);
	const from = Math.min(USUAL_FROM, ...parts.map((one) => one.from));
	const until = Math.max(USUAL_UNTIL, ...parts.map((one) => one.until));
	return { from: Math.floor(from / 60) * 60, until: Math.ceil(until / 60) * 60 };
}

/** The rows of a grid that begins at a minute, from 1, the last one past the end; nothing is less than one row. */
export function rowsOf({ from, until }: Pick<Part, 'from' | 'until'>, first: number): { row: number; end: number } {
	const row = Math.floor((from - first) / ROW_MINUTES) + 1;
	return { row, end: Math.max(row + 1, Math.ceil((until - first) / ROW_MINUTES) + 1) };
}

type Placed = Readonly<{ lane: number; lanes: number }>;

/** Parts of a day in their order; those that overlap stand beside each other, each in a lane of so many. */
export function inLanes<One extends Pick<Part, 'from' | 'until'>>(parts: readonly One[]): (One & Placed)[] {
	const together: One[][] = [];
	let end = 0;
	for (const one of parts.toSorted((a, b) => a.from - b.from)) {
		const last = together.at(-1);
		if (last && one.from < end) last.push(one);
		else together.push([one]);
		end = Math.max(end, one.until);
	}
	return together.flatMap(beside);
}

function beside<One extends Pick<Part, 'from' | 'until'>>(parts: readonly One[]): (One & Placed)[] {
	const ends: number[] = [];
	const placed = parts.map((one) => {
		const left = ends.findIndex((end) => end <= one.from);
		const lane = left < 0 ? ends.length : left;
		ends[lane] = one.until;
		return { ...one, lane };
	});
	return placed.map((one) => ({ ...one, lanes: ends.length }));
}
