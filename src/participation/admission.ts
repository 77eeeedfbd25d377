import type { State } from './states.ts';

/** What a door knows of a seat whose ticket is held out. */
export type SeatAtDoor = Readonly<{
	/** As it is now: an offer that has run out is `expired`. */
	state: State;
	stateAt: Date;
	/** The last passage that was not undone. */
	last: Readonly<{ kind: 'in' | 'out'; at: Date; gate: string | null }> | null;
}>;

const closed = {
	draft: 'participation_ticket_draft',
	submitted: 'participation_ticket_unanswered',
	under_review: 'participation_ticket_unanswered',
	waitlisted: 'participation_ticket_waiting',
	offered: 'participation_ticket_offered',
	declined: 'participation_ticket_declined',
	withdrawn: 'participation_ticket_withdrawn',
	cancelled: 'participation_ticket_cancelled',
	expired: 'participation_ticket_expired',
	confirmed: null,
	fulfilled: null,
	no_show: null
} as const satisfies Record<State, string | null>;

export type EntryObstacle =
	| NonNullable<(typeof closed)[State]>
	| 'participation_ticket_missed'
	| 'participation_ticket_used'
	| 'participation_ticket_used_at_gate';

/** Why a seat cannot come in at a moment, as the key of its sentence; null when it can. */
export function entryObstacle({ state, stateAt, last }: SeatAtDoor, at: Date): EntryObstacle | null {
	if (closed[state]) return closed[state];
	if (last?.kind === 'in') return last.gate ? 'participation_ticket_used_at_gate' : 'participation_ticket_used';
	// a scan made before the absence was counted only arrives late; one made after it is a mistake or a second use
	return state === 'no_show' && at >= stateAt ? 'participation_ticket_missed' : null;
}
