import type { EntryObstacle, SeatAtDoor } from '#participation';
import { entryObstacle } from '#participation';
import type { Occurrence } from '../occurrence.ts';

const HOUR = 3_600_000;
/** How long before its beginning a séance lets in without asking. */
export const EARLY_HOURS = 3;
/** How long after its end. */
export const LATE_HOURS = 2;

/** What may be done when a ticket is refused, by one more press of whoever stands at the door. */
export type Way =
	/** Let in all the same. */
	| 'anyway'
	/** Give the seat a place that is free, or is kept for it. */
	| 'confirm'
	/** Add a place to a full séance for the seat. */
	| 'beyond'
	/** Let the person in as somebody who has not registered. */
	| 'walk_in';

/** Why a ticket is refused, as the key of the sentence. */
export type Reason =
	| EntryObstacle
	| 'participation_ticket_elsewhere'
	| 'participation_not_inside'
	| 'agenda_door_other_activity'
	| 'agenda_door_other_day'
	| 'agenda_door_other_seance'
	| 'agenda_door_cancelled'
	| 'agenda_door_early'
	| 'agenda_door_over';

export type Verdict = Readonly<{ reason: null } | { reason: Reason; way: Way | null }>;

/** A ticket held out at the door of a séance. */
export type Case = Readonly<{
	act: 'in' | 'out';
	/** When it was held out, by the device's clock. */
	at: Date;
	seance: Pick<Occurrence, 'startsAt' | 'endsAt' | 'status' | 'timeZone'>;
	seat: SeatAtDoor;
	/** What it is a ticket for when it is not for this séance. */
	elsewhere: 'unknown' | 'activity' | 'day' | 'seance' | null;
	/** How many places nobody has taken; null: no limit. */
	free: number | null;
	/** What whoever stands at the door has seen and decided to pass over. */
	decided: readonly string[];
}>;

/** Whether a ticket is let through, or the first reason why not and what can be done about it. Everything that the door refuses is here. */
export function verdict(given: Case): Verdict {
	for (const reason of reasons(given)) {
		const way = wayPast(reason, given.free);
		if (way === null || way === 'walk_in' || !given.decided.includes(reason)) return { reason, way };
	}
	return { reason: null };
}

/** All that stands in the way, the gravest first: what no decision can change before what one can. */
function reasons({ act, at, seance, seat, elsewhere }: Case): Reason[] {
	if (elsewhere) return [places[elsewhere]];
	if (act === 'out') return seat.last?.kind === 'in' ? [] : ['participation_not_inside'];
	const obstacle = entryObstacle(seat, at);
	const found: (Reason | null)[] = [
		seance.status === 'cancelled' ? 'agenda_door_cancelled' : null,
		obstacle,
		at.getTime() < seance.startsAt.getTime() - EARLY_HOURS * HOUR ? 'agenda_door_early' : null,
		at.getTime() > seance.endsAt.getTime() + LATE_HOURS * HOUR ? 'agenda_door_over' : null
	];
	return found.filter((reason) => reason !== null);
}

const places = {
	unknown: 'participation_ticket_elsewhere',
	activity: 'agenda_door_other_activity',
	day: 'agenda_door_other_day',
	seance: 'agenda_door_other_seance'
} as const;

function wayPast(reason: Reason, free: number | null): Way | null {
	switch (reason) {
		case 'agenda_door_early':
		case 'agenda_door_over':
		case 'participation_ticket_missed':
			return 'anyway';
		case 'participation_ticket_offered':
			return 'confirm';
		case 'participation_ticket_waiting':
		case 'participation_ticket_unanswered':
			return free === null || free > 0 ? 'confirm' : 'beyond';
		case 'participation_ticket_declined':
		case 'participation_ticket_withdrawn':
		case 'participation_ticket_cancelled':
		case 'participation_ticket_expired':
		case 'agenda_door_other_day':
		case 'agenda_door_other_seance':
			return 'walk_in';
		default:
			return null;
	}
}
