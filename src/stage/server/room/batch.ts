import type { Entry, PublicEntry, StaffEntry } from '../../room/entries.ts';
import type { Answer } from '../../room/frames.ts';
import { foldStaff, type StaffState } from '../../room/staff.ts';
import type { Asked } from './asked.ts';

/** Something that was done in a room; `by`: the person of the crew whose order it was. */
export type Done = Readonly<{ entry: Entry; by: string | null }>;

/** The person of the crew who gives an order, and what was done since her screen was drawn; null where no screen is told of. */
export type Hand = Readonly<{ by: string | null; since: readonly Done[] | null }>;

/** A viewer, the clock, the program. */
export const nobody: Hand = { by: null, since: null };

/** What one transaction does to a room: the entries that it adds, the state that each is judged by, and what to answer once it is committed. */
export type Batch = {
	state: StaffState;
	version: number;
	readonly entries: Entry[];
	/** Who is being obeyed, and by whose order each entry came. */
	hand: Hand;
	readonly orderers: Map<Entry, string>;
	readonly answers: Map<Asked, Answer>;
	/** Polls with ballots that no count has told yet, and questions with votes. */
	readonly polls: Set<string>;
	readonly questions: Set<string>;
	readonly now: number;
};

export function newBatch(state: StaffState, version: number, now: number): Batch {
	return {
		state,
		version,
		entries: [],
		hand: nobody,
		orderers: new Map(),
		answers: new Map(),
		polls: new Set(),
		questions: new Set(),
		now
	};
}

/** Adds one entry, of the moment `at` of the programme; what follows is judged by the state after it. */
export function add(batch: Batch, entry: PublicEntry | StaffEntry, at = batch.now): void {
	const whole = { v: ++batch.version, at, ...entry } as Entry;
	batch.entries.push(whole);
	if (batch.hand.by) batch.orderers.set(whole, batch.hand.by);
	batch.state = foldStaff(batch.state, whole);
}
