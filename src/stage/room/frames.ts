import type { Entry } from './entries.ts';
import type { StaffState } from './staff.ts';
import type { RoomState } from './state.ts';

/** Who listens: what is sent differs. `light`: a viewer on a weak line, who gets polls and what is on air, every few seconds. */
export const audiences = ['viewer', 'light', 'overlay', 'moderator', 'director', 'presenter'] as const;
export type RoomAudience = (typeof audiences)[number];

/** What a room sends. `now` is the server's clock, by which delays are measured. */
export type Frame =
	/** What came since; `v` is the version that one has then. */
	| Readonly<{ v: number; e: readonly Entry[]; now: number }>
	/** The whole: a state as of a while ago and the entries since, which a late picture has not shown yet. */
	| Readonly<{ v: number; state: RoomState; e: readonly Entry[]; now: number; mine?: Mine }>
	/** For the crew: the whole as it is now. */
	| Readonly<{ v: number; staff: StaffState; now: number }>
	/** Still here; `figures` for the crew. `quiet`: no control room is listening. */
	| Readonly<{ now: number; figures?: RoomFigures; quiet?: boolean }>
	/** The answer to an order. */
	| Answer
	/** The show goes on in another room. */
	| Readonly<{ moved: string }>
	/** Results of polls, for those who have voted. */
	| Readonly<{ tallies: StaffState['tallies'] }>;

/** What this device has done in the room already: its votes with the moment they count for. */
export type Mine = Readonly<{ votes: Readonly<Record<string, Readonly<{ choice: readonly string[]; at: number }>>> }>;

export type Answer = Readonly<
	| { n: number; ok: true; at?: number; tally?: StaffState['tallies'][string] }
	/** Why not, as its code and in the reader's language. */
	| { n: number; ok: false; code: string; message: string }
>;

/** How many listen on all nodes, and how late their pictures are (the median, and the most, in milliseconds). */
export type RoomFigures = Readonly<{
	viewers: number;
	delayMs: number;
	mostDelayMs: number;
	messagesPerMinute: number;
}>;
