import type { Kind, State } from './states.ts';

type Moved = { kind: Kind; from: State };
/** Who ended it: those who had booked, or those who organise. */
export type Side = 'party' | 'organiser';

/** One fact a seat: the object is the seat, the context is what one takes part in. A pool's facts have the pool as their object. */
declare module '#kernel/facts.ts' {
	interface Facts {
		/** `position` is the place on the waiting list, 0 when the seat does not wait. */
		'participation.booked': { kind: Kind; state: State; bookingSeats: number; position: number; category?: string };
		'participation.submitted': Moved;
		'participation.reviewed': Moved & { stage: number };
		'participation.waitlisted': Moved;
		'participation.offered': Moved & { minutes: number };
		'participation.confirmed': Moved;
		'participation.declined': Moved & { by: Side };
		'participation.withdrawn': Moved;
		'participation.cancelled': Moved & { by: Side; reason: string | null };
		'participation.expired': Moved;
		/** A cancelled séance takes place after all. */
		'participation.reinstated': Moved;
		'participation.completed': Moved;
		/** The first presence; the actor of presences is the seat's holder. */
		'participation.attended': Moved;
		/** A seat is for another person; the name is not told. */
		'participation.renamed': { kind: Kind };
		/** A seat has another kind of ticket; null is none. */
		'participation.recategorized': { kind: Kind; from: string | null; to: string | null };
		/** To another subject, the target; `moved_in` tells it there, where the seat is confirmed, and its target is where it came from. */
		'participation.moved_out': Moved;
		'participation.moved_in': Moved;
		'participation.left': { kind: Kind };
		'participation.returned': { kind: Kind };
		'participation.no_show': Moved;
		'participation.presence_undone': { kind: Kind; state: State; presence: 'in' | 'out' };
		'participation.capacity_changed': { from: number | null; to: number | null; taken: number };
		'participation.closed': { taken: number; waiting: number };
		'participation.reopened': { taken: number; waiting: number };
	}
}
