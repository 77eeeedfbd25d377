import type { Words } from '#kernel/words.ts';
import { inOrder } from './clock.ts';
import { type Entry, isPublic, type PublicEntry } from './entries.ts';
import { entryWithout, goneFrom } from './gone.ts';
import { emptyStaff, foldStaff } from './staff.ts';
import { emptyRoom, fold, type RoomState } from './state.ts';

type Told = Entry<PublicEntry>;

/** A piece of a replay: what the room was when it begins, and what comes in it, in order. Moments are milliseconds of the epoch, of the programme. */
export type Reel = Readonly<{ from: number; state: RoomState; entries: readonly Told[] }>;

/** What a page must know to play a room again: when it was on air, in how many reels of `reelMs` it is cut, its chapters, and where questions were taken. */
export type ReplayIndex = Readonly<{
	version: number;
	from: number;
	to: number;
	reelMs: number;
	reels: number;
	chapters: readonly Readonly<{ id: string; title: Words; at: number }>[];
	questions: Readonly<Record<string, number>>;
	polls: readonly Readonly<{ id: string; question: Words; at: number }>[];
}>;

const REEL_MS = 60_000;

/** What may be seen again, as a picture shows it: what was taken away is not in it, not even before it was. */
export function seenAgain(entries: readonly Entry[]): Told[] {
	const removed = entries.flatMap((entry) => (entry.kind === 'removed' ? [entry.message] : []));
	const gone = goneFrom(entries.reduce(foldStaff, emptyStaff), removed);
	return entries
		.filter((entry): entry is Told => isPublic(entry) && entry.kind !== 'removed')
		.flatMap((entry) => entryWithout(entry, gone) ?? [])
		.sort(inOrder);
}

/** Cuts what `seenAgain` gave, on air from `from` to `to`. The first reel begins with all that came before, the last one holds all that came after. */
export function cutReels(told: readonly Told[], from: number, to: number, reelMs = REEL_MS): Reel[] {
	const reels: Reel[] = [];
	let place = 0;
	let state = emptyRoom;
	const until = (moment: number): Told[] => {
		const first = place;
		while (place < told.length && (told[place]?.at ?? 0) < moment) place++;
		return told.slice(first, place);
	};
	state = until(from).reduce<RoomState>(fold, state);
	const count = reelsOf(from, to, reelMs);
	for (let nth = 0; nth < count; nth++) {
		const begins = from + nth * reelMs;
		const entries = until(nth === count - 1 ? Number.POSITIVE_INFINITY : begins + reelMs);
		reels.push({ from: begins, state, entries });
		state = entries.reduce<RoomState>(fold, state);
	}
	return reels;
}

const reelsOf = (from: number, to: number, reelMs = REEL_MS): number => Math.max(1, Math.ceil((to - from) / reelMs));

/** The reel that a moment lies in, by its place. */
export const reelAt = ({ from, reelMs, reels }: ReplayIndex, moment: number): number =>
	Math.min(Math.max(Math.floor((moment - from) / reelMs), 0), reels - 1);

/** What the room was at a moment that lies in a reel. */
export const stateAt = ({ state, entries }: Reel, moment: number): RoomState =>
	entries.filter(({ at }) => at <= moment).reduce<RoomState>(fold, state);

/** What there is to find in a room that was on air. */
export function indexOf(told: readonly Told[], version: number, from: number, to: number): ReplayIndex {
	const { segments, polls } = told.reduce<RoomState>(fold, emptyRoom);
	const questions: Record<string, number> = {};
	for (const entry of told) {
		if (entry.kind === 'asked') questions[entry.message.id] = Math.max(entry.at, from);
		if (entry.kind === 'answering' && entry.question in questions) questions[entry.question] = entry.at;
	}
	return {
		...{ version, from, to, reelMs: REEL_MS, reels: reelsOf(from, to), questions },
		chapters: segments.map(({ id, title, at }) => ({ id, title, at: Math.max(at, from) })),
		polls: polls.map(({ poll, openedAt }) => ({ id: poll.id, question: poll.question, at: openedAt }))
	};
}
