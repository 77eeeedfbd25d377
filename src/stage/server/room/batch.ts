import type { Entry, PublicEntry, StaffEntry } from '../../room/entries.ts';
import type { Answer } from '../../room/frames.ts';
import { foldStaff, type StaffState } from '../../room/staff.ts';
import type { Asked } from './asked.ts';

/** What one transaction does to a room: the entries that it adds, the state that each is judged by, and what to answer once it is committed. */
export type Batch = {
	state: StaffState;
	version: number;
	readonly entries: Entry[];
	readonly answers: Map<Asked, Answer>;
	/** Polls with ballots that no count has told yet, and questions with votes. */
	readonly polls: Set<string>;
	readonly questions: Set<string>;
	readonly now: number;
};

export function newBatch(state: StaffState, version: number, now: number): Batch {
	return { state, version, entries: [], answers: new Map(), polls: new Set(), questions: new Set(), now };
}

/** Adds one entry, of the moment `at` of the programme; what follows is judged by the state after it. */
export function add(batch: Batch, entry: PublicEntry | StaffEntry, at = batch.now): void {
	const whole = { v: ++batch.version, at, ...entry } as Entry;
	batch.entries.push(whole);
	batch.state = foldStaff(batch.state, whole);
}
