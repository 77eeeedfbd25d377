import type { Fact, Verb } from '#kernel/facts.ts';
import { type Act, next, type State } from './states.ts';

/** The verb that tells an act in the log. */
export const verbs = {
	submit: 'participation.submitted',
	review: 'participation.reviewed',
	wait: 'participation.waitlisted',
	offer: 'participation.offered',
	confirm: 'participation.confirmed',
	decline: 'participation.declined',
	withdraw: 'participation.withdrawn',
	cancel: 'participation.cancelled',
	expire: 'participation.expired',
	complete: 'participation.completed',
	attend: 'participation.attended',
	miss: 'participation.no_show',
	unattend: 'participation.presence_undone',
	reinstate: 'participation.reinstated'
} as const satisfies Record<Act, Verb>;

type Moved = Fact<(typeof verbs)[Act]>;

const actOf = new Map<string, Act>(Object.entries(verbs).map(([act, verb]) => [verb, act as Act]));
const isMove = (fact: Fact): fact is Moved => actOf.has(fact.verb);

/**
 * The state of every seat that the facts speak of, in their order; facts of other modules are passed over.
 * @throws when a fact is one that the table of transitions does not allow: the log would not be ours.
 */
export function fold(facts: readonly Fact[]): Map<string, State> {
	const seats = new Map<string, State>();
	for (const fact of facts) {
		if (fact.verb === 'participation.booked') seats.set(fact.object.id, fact.detail.state);
		else if (fact.verb === 'participation.moved_out') seats.delete(fact.object.id);
		else if (fact.verb === 'participation.moved_in') seats.set(fact.object.id, 'confirmed');
		else if (isMove(fact) && !leavesAsItWas(fact, seats.get(fact.object.id))) step(seats, fact);
	}
	return seats;
}

/** An exit undone, or one entry of several, moves nothing. */
const leavesAsItWas = (fact: Moved, state: State | undefined): boolean =>
	fact.verb === 'participation.presence_undone' && fact.detail.state === state;

function step(seats: Map<string, State>, fact: Moved): void {
	const act = actOf.get(fact.verb);
	const from = seats.get(fact.object.id);
	const moved = from && act && next(fact.detail.kind, from, act);
	if (!moved || 'refused' in moved)
		throw new Error(`the fact ${fact.id} (${fact.verb}) cannot follow ${from ?? 'nothing'}`);
	seats.set(fact.object.id, moved.to);
}
