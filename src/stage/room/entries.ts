import type { Words } from '#kernel/words.ts';
import type { Poll, Tally } from './poll.ts';

export const reactions = ['heart', 'clap', 'laugh', 'wow', 'idea'] as const;
export type Reaction = (typeof reactions)[number];

/** Where on the picture a graphic stands; one at a time in each. */
export const layers = ['full', 'side', 'lower', 'corner', 'crawl'] as const;
export type Layer = (typeof layers)[number];

/** What a graphic is and shows: `name` is that of its OGraf manifest, `data` fits the schema there. */
export type Graphic = Readonly<{ name: string; data: Readonly<Record<string, unknown>> }>;

export type Handling = 'off' | 'approve' | 'live';
export type RoomRules = Readonly<{ chat: Handling; questions: Handling; slowSeconds: number; reactions: boolean }>;
export type Origin = 'here' | 'facebook' | 'whatsapp' | 'mail' | 'phone' | 'other';

/** Something that a viewer wrote. `station` is the slug of the one she came by; `origin` where it was written, when not here. */
export type Written = Readonly<{ id: string; name: string; text: string; station: string | null; origin: Origin }>;

/** What everybody may see. */
export type PublicEntry =
	| { kind: 'opened'; rules: RoomRules }
	| { kind: 'started' }
	| { kind: 'ended' }
	| { kind: 'ruled'; rules: RoomRules }
	| { kind: 'segment'; segment: string; title: Words }
	| { kind: 'said'; message: Written }
	| { kind: 'asked'; message: Written }
	/** How many upvotes these questions have now. */
	| { kind: 'upvoted'; votes: Readonly<Record<string, number>> }
	| { kind: 'answering'; question: string }
	| { kind: 'answered'; question: string }
	| { kind: 'removed'; message: string }
	/** How many more of each since the entry before. */
	| { kind: 'reacted'; counts: Readonly<Partial<Record<Reaction, number>>> }
	| { kind: 'polled'; poll: Poll }
	/** What it adds up to now, of a poll whose results are `live`. */
	| { kind: 'counted'; poll: string; tally: Tally }
	/** `until`: when the last picture has shown it closed (milliseconds of the epoch), up to when late ballots count. */
	| { kind: 'closed'; poll: string; until: number }
	/** `right`: of a quiz. */
	| { kind: 'revealed'; poll: string; tally: Tally; right: readonly string[]; explanation: Words | null }
	/** `until`: when it leaves by itself, null when by hand. `cue` is the one it came from. `again`: it stood there, and only its figures are new. */
	| { kind: 'taken'; layer: Layer; graphic: Graphic; cue: string | null; until: number | null; again?: true }
	| { kind: 'cleared'; layer: Layer | 'all'; why: 'hand' | 'time' | 'panic' | 'silence' };

/** What only the crew sees. */
export type StaffEntry =
	| { kind: 'waiting'; what: 'chat' | 'question' | 'word'; message: Written; author: string }
	| { kind: 'decided'; message: string; state: 'shown' | 'rejected' | 'removed' | 'waiting' }
	/** The count of a poll whose results viewers do not see yet. */
	| { kind: 'tallied'; poll: string; tally: Tally }
	/** The answer is to be revealed as soon as its last ballot is in, and not before `from` (milliseconds of the epoch): until then it can be withheld. */
	| { kind: 'revealing'; poll: string; from?: number }
	| { kind: 'withheld'; poll: string }
	/** What is right in a quiz that was opened. */
	| { kind: 'keyed'; poll: string; right: readonly string[]; explanation: Words | null }
	| { kind: 'noted'; author: string; note: string }
	| { kind: 'muted'; author: string; until: number }
	/** How many screens there were. */
	| { kind: 'watched'; viewers: number }
	| { kind: 'ranked'; poll: string; leaders: readonly Readonly<{ author: string; points: number }>[] };

/** One line of the log of a room. `v`: its place; `at`: the moment of the programme it belongs to (milliseconds of the epoch). */
export type Entry<E = PublicEntry | StaffEntry> = Readonly<{ v: number; at: number } & E>;

const forStaff: ReadonlySet<string> = new Set<StaffEntry['kind']>([
	'waiting',
	'decided',
	'tallied',
	'revealing',
	'withheld',
	'keyed',
	'noted',
	'muted',
	'watched',
	'ranked'
]);

/** Whether everybody may see an entry. The one place that decides it: what is sent to viewers is filtered by this. */
export const isPublic = (entry: Entry): entry is Entry<PublicEntry> => !forStaff.has(entry.kind);

/** What an overlay page needs of all this: what is on air, and what it shows the count of. */
export const isForOverlay = (entry: Entry): boolean =>
	entry.kind === 'taken' || entry.kind === 'cleared' || entry.kind === 'ended';
