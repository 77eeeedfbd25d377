import type { Words } from '#kernel/words.ts';
import { airedOf } from './aired.ts';
import type { Entry, Reaction } from './room/entries.ts';
import { emptyTally, type Part, type Poll, type Tally } from './room/poll.ts';
import { emptyStaff, foldStaff, type StaffState } from './room/staff.ts';
import { type Asked, ranked } from './room/state.ts';

/** Fewer ballots of one commune than this would tell how a neighbour voted: they are put together. */
const FEWEST = 5;
const QUARTER_MS = 15 * 60_000;
const MINUTE_MS = 60_000;

export type PollReport = Readonly<{
	poll: Poll;
	openedAt: number;
	closedAt: number | null;
	/** Communes with few ballots are together under ''. */
	tally: Tally;
	right: readonly string[];
}>;

type Handled = Readonly<{
	shown: number;
	rejected: number;
	removed: number;
	waiting: number;
	/** Half of what was approved had waited less than this; null when nothing had to wait. */
	medianMs: number | null;
}>;

type SegmentReport = Readonly<{
	id: string;
	title: Words;
	startedAt: number;
	/** How long it lasted; null while it runs. */
	seconds: number | null;
	/** What the rundown planned; null for what is not in it any more. */
	planned: number | null;
}>;

/** How many there were in the part of the time that begins at `at`. */
export type Span = Readonly<{ at: number; count: number }>;

/** What came of a show. Times are milliseconds of the epoch, of the programme. */
export type Report = Readonly<{
	startedAt: number | null;
	endedAt: number | null;
	/** The most screens at once, and in each quarter of an hour; null and empty when nobody measured. */
	most: number | null;
	screens: readonly Span[];
	ballots: number;
	polls: readonly PollReport[];
	messages: Handled;
	questions: readonly Asked[];
	upvotes: number;
	reactions: Readonly<Partial<Record<Reaction, number>>>;
	/** Of every minute in which there were some. */
	reactionMinutes: readonly Span[];
	segments: readonly SegmentReport[];
	/** How often each graphic went on air. */
	graphics: readonly Readonly<{ name: string; count: number }>[];
}>;

type Planned = readonly Readonly<{ id: string; seconds: number }>[];

/**
 * What came of a show, out of its log. `segments` is its rundown; `tallies`: what the ballots add up to, where that is better known than from
 * the log.
 */
export function reportOf(
	entries: readonly Entry[],
	{ segments = [], tallies = {} }: Readonly<{ segments?: Planned; tallies?: Readonly<Record<string, Tally>> }> = {}
): Report {
	const end = entries.reduce<StaffState>(foldStaff, emptyStaff);
	const { room } = end;
	const polls = pollsOf(end, tallies);
	const screens = quartersOf(entries);
	const questions = ranked(room.questions);
	return {
		startedAt: room.startedAt,
		endedAt: room.endedAt,
		most: screens.length ? Math.max(...screens.map(({ count }) => count)) : null,
		screens,
		ballots: polls.reduce((sum, { tally }) => sum + tally.ballots, 0),
		polls,
		messages: handled(entries),
		questions,
		upvotes: questions.reduce((sum, { votes }) => sum + votes, 0),
		reactions: room.reactions,
		reactionMinutes: reactionsBy(entries, MINUTE_MS),
		segments: segmentsOf(end, segments),
		graphics: graphicsOf(entries)
	};
}

function pollsOf({ room, tallies: logged }: StaffState, counted: Readonly<Record<string, Tally>>): PollReport[] {
	return room.polls.map(({ poll, openedAt, closed, tally, revealed }) => ({
		poll,
		openedAt,
		closedAt: closed?.at ?? null,
		tally: withoutFew(counted[poll.id] ?? tally ?? logged[poll.id] ?? emptyTally),
		right: revealed?.right ?? []
	}));
}

/** Puts communes with few ballots together; sums stay what they were. */
export function withoutFew(tally: Tally): Tally {
	const communes: Record<string, Part> = {};
	for (const [name, part] of Object.entries(tally.communes)) {
		const into = part.ballots >= FEWEST ? name : '';
		communes[into] = added(communes[into], part);
	}
	return { ...tally, communes };
}

function added(known: Part | undefined, more: Part): Part {
	const options: Record<string, number> = { ...known?.options };
	for (const [option, votes] of Object.entries(more.options)) options[option] = (options[option] ?? 0) + votes;
	return { ballots: (known?.ballots ?? 0) + more.ballots, options };
}

/** What became of everything that people wrote; what the crew took away again was shown, too, but counts once. */
function handled(entries: readonly Entry[]): Handled {
	const state = new Map<string, 'shown' | 'rejected' | 'removed' | 'waiting'>();
	const since = new Map<string, number>();
	const waits: number[] = [];
	for (const entry of entries) {
		if (entry.kind === 'waiting') {
			state.set(entry.message.id, 'waiting');
			since.set(entry.message.id, entry.at);
		} else if (entry.kind === 'said' || entry.kind === 'asked') state.set(entry.message.id, 'shown');
		else if (entry.kind === 'removed') state.set(entry.message, 'removed');
		else if (entry.kind === 'decided') {
			const waited = since.get(entry.message);
			if (entry.state === 'shown' && waited !== undefined) waits.push(Math.max(0, entry.at - waited));
			state.set(entry.message, entry.state);
		}
	}
	const count = (wanted: string) => [...state.values()].filter((one) => one === wanted).length;
	const [shown, rejected, removed, waiting] = ['shown', 'rejected', 'removed', 'waiting'].map(count);
	return { shown, rejected, removed, waiting, medianMs: median(waits) } as Handled;
}

export function median(numbers: readonly number[]): number | null {
	const sorted = [...numbers].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	const upper = sorted[middle];
	if (upper === undefined) return null;
	return sorted.length % 2 ? upper : Math.round(((sorted[middle - 1] ?? upper) + upper) / 2);
}

function segmentsOf({ room }: StaffState, planned: Planned): SegmentReport[] {
	return room.segments.map(({ id, title, at }, place) => {
		const until = room.segments[place + 1]?.at ?? room.endedAt;
		return {
			id,
			title,
			startedAt: at,
			seconds: until === null ? null : Math.max(0, Math.round((until - at) / 1000)),
			planned: planned.find((one) => one.id === id)?.seconds ?? null
		};
	});
}

function graphicsOf(entries: readonly Entry[]): { name: string; count: number }[] {
	const counts = new Map<string, number>();
	for (const { graphic } of airedOf(entries)) if (graphic) counts.set(graphic, (counts.get(graphic) ?? 0) + 1);
	return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count);
}

/** The reactions in each part of the time that had some, in order. */
export function reactionsBy(entries: readonly Entry[], lengthMs: number): Span[] {
	const counts = new Map<number, number>();
	for (const entry of entries)
		if (entry.kind === 'reacted') {
			const at = Math.floor(entry.at / lengthMs) * lengthMs;
			const sum = Object.values(entry.counts).reduce((all, one) => all + one, 0);
			counts.set(at, (counts.get(at) ?? 0) + sum);
		}
	return inOrder(counts);
}

function quartersOf(entries: readonly Entry[]): Span[] {
	const most = new Map<number, number>();
	for (const entry of entries) {
		if (entry.kind !== 'watched') continue;
		const at = Math.floor(entry.at / QUARTER_MS) * QUARTER_MS;
		most.set(at, Math.max(most.get(at) ?? 0, entry.viewers));
	}
	return inOrder(most);
}

const inOrder = (counts: ReadonlyMap<number, number>): Span[] =>
	[...counts].sort(([a], [b]) => a - b).map(([at, count]) => ({ at, count }));
