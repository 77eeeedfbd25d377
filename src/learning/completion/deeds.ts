import type { Fact } from '#kernel/facts.ts';
import type {} from '../events.ts';

/** A place where the last word of the log counts; `position` is where it stands there. */
type Said = Readonly<{ position: number }>;

/** One thing that the log says of somebody, or of the timetable. */
export type Deed = Said &
	(
		| Readonly<{ is: 'planned'; occurrence: string; offering: string; holds: boolean }>
		| Readonly<{ is: 'presence' | 'excuse'; seat: string; occurrence: string; holds: boolean }>
		/** `points` null: it was taken away. */
		| Readonly<{ is: 'assessment'; goal: string; key: string; points: number | null }>
		/** `holds`: it is accepted and was not removed. */
		| Readonly<{ is: 'evidence'; id: string; goal: string; kind: string; holds: boolean }>
		| Readonly<{ is: 'goal'; goal: string; holds: boolean }>
	);

/** All that the log says, by cell. */
export type Deeds = ReadonlyMap<string, Deed>;

/** What a deed is the last word about. */
export function cellOf(deed: Deed): string {
	if (deed.is === 'planned') return `planned ${deed.occurrence}`;
	if ('seat' in deed) return `${deed.is} ${deed.seat} ${deed.occurrence}`;
	if (deed.is === 'assessment') return `assessment ${deed.goal} ${deed.key}`;
	return deed.is === 'evidence' ? `evidence ${deed.id}` : `goal ${deed.goal}`;
}

/** What a fact says that completion asks for; null when nothing. */
export function deedOf(fact: Fact): Deed | null {
	return timetableDeed(fact) ?? presenceDeed(fact) ?? learningDeed(fact);
}

/**
 * What stands of many facts about one participant and the timetable. Of each cell the word with the highest position in the log stands, so the
 * order in which they are delivered, and how often, makes no difference.
 */
export function fold(facts: Iterable<Fact>): Deeds {
	const cells = new Map<string, Deed>();
	for (const fact of facts) {
		const deed = deedOf(fact);
		if (deed) keep(cells, deed);
	}
	return cells;
}

/** Takes one deed in, if nothing later is known. */
export function keep(cells: Map<string, Deed>, deed: Deed): void {
	const cell = cellOf(deed);
	const known = cells.get(cell);
	if (!known || deed.position > known.position) cells.set(cell, deed);
}

function timetableDeed(fact: Fact): Deed | null {
	const { position } = fact;
	const planned = plans.get(fact.verb);
	if (planned === undefined || fact.object.kind !== 'occurrence' || fact.context?.kind !== 'offering') return null;
	return { is: 'planned', position, occurrence: fact.object.id, offering: fact.context.id, holds: planned };
}

/** Which facts say that a séance takes place, and which that it does not. */
const plans = new Map<string, boolean>([
	['agenda.scheduled', true],
	['agenda.reinstated', true],
	['agenda.cancelled', false],
	['agenda.removed', false]
]);

function presenceDeed(fact: Fact): Deed | null {
	const { position, object, context } = fact;
	if (object.kind !== 'seat' || context?.kind !== 'occurrence') return null;
	const at = { position, seat: object.id, occurrence: context.id };
	if (fact.verb === 'participation.attended') return { is: 'presence', ...at, holds: true };
	if (fact.verb === 'learning.excused') return { is: 'excuse', ...at, holds: true };
	if (fact.verb === 'learning.excuse_withdrawn') return { is: 'excuse', ...at, holds: false };
	// an exit undone, or one entry of several, leaves her present
	const undone = fact.verb === 'participation.presence_undone' && fact.detail.state !== 'fulfilled';
	return undone ? { is: 'presence', ...at, holds: false } : null;
}

function learningDeed(fact: Fact): Deed | null {
	const { position, object, context } = fact;
	if (fact.verb === 'learning.assessed')
		return { is: 'assessment', position, goal: object.id, key: fact.detail.key, points: fact.detail.points };
	if (fact.verb === 'learning.assessment_removed')
		return { is: 'assessment', position, goal: object.id, key: fact.detail.key, points: null };
	if (fact.verb === 'learning.completed' || fact.verb === 'learning.uncompleted')
		return { is: 'goal', position, goal: object.id, holds: fact.verb === 'learning.completed' };
	const counts = fact.verb === 'learning.evidence_accepted';
	if (!counts && fact.verb !== 'learning.evidence_refused' && fact.verb !== 'learning.evidence_removed') return null;
	return { is: 'evidence', position, id: object.id, goal: context?.id ?? '', kind: fact.detail.kind, holds: counts };
}
