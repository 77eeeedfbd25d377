import type { Fact } from '#kernel/facts.ts';

/** How one is admitted: by a degree, or by what one has done (« VAE »). */
export const routes = ['degree', 'experience'] as const;
export type Route = (typeof routes)[number];

/** What somebody who read an application advises. */
export const recommendations = ['accept', 'discuss', 'decline'] as const;
export type Recommendation = (typeof recommendations)[number];

export const outcomes = ['accepted', 'waiting', 'declined'] as const;
export type Outcome = (typeof outcomes)[number];

/** Why an application is declined; a code, since the log keeps it. */
export const declineReasons = ['conditions', 'experience', 'places', 'incomplete', 'other'] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** How many read an application before it is decided. */
const READERS = 2;

export type AdmissionState = 'draft' | 'submitted' | 'read' | 'accepted' | 'waiting' | 'declined' | 'enrolled' | 'left';

/** Where an application stands, by its facts. */
export type Admission = Readonly<{
	state: AdmissionState;
	readers: readonly string[];
	/** The advice of each reader who gave hers, by her id in the log. */
	reviews: ReadonlyMap<string, Recommendation>;
}>;

const nobody: Admission = { state: 'draft', readers: [], reviews: new Map() };

/** Whether the readers see each other's words and the team may decide: all who were named have given theirs, and they are at least two. */
export const isRead = ({ readers, reviews }: Pick<Admission, 'readers' | 'reviews'>): boolean =>
	readers.length >= READERS && readers.every((reader) => reviews.has(reader));

/**
 * Where every application stands that the facts speak of, by its id. Facts of other things are passed over, and so is what came too late: a
 * review of a decided application, a reader who was never named.
 */
export function admissions(facts: readonly Fact[]): Map<string, Admission> {
	const known = new Map<string, Admission>();
	for (const fact of facts) {
		if (fact.object.kind !== 'application') continue;
		known.set(fact.object.id, next(known.get(fact.object.id) ?? nobody, fact));
	}
	return known;
}

const isOpen = ({ state }: Admission): boolean => state === 'submitted' || state === 'read';

function next(before: Admission, fact: Fact): Admission {
	if (fact.verb === 'learning.applied') return before.state === 'draft' ? { ...before, state: 'submitted' } : before;
	if (fact.verb === 'learning.reader_named' || fact.verb === 'learning.reader_released') return named(before, fact);
	if (fact.verb === 'learning.reviewed') return reviewed(before, fact);
	if (fact.verb === 'learning.decided') return decided(before, fact.detail.outcome);
	if (fact.verb === 'learning.application_withdrawn') return { ...before, state: 'left' };
	return before;
}

function named(before: Admission, { verb, target }: Fact): Admission {
	if (!target || !isOpen(before)) return before;
	const others = before.readers.filter((reader) => reader !== target.id);
	const readers = verb === 'learning.reader_named' ? [...others, target.id] : others;
	const reviews = new Map([...before.reviews].filter(([reader]) => readers.includes(reader)));
	return standing({ ...before, readers, reviews });
}

function reviewed(before: Admission, fact: Fact<'learning.reviewed'>): Admission {
	if (!isOpen(before) || !fact.actor || !before.readers.includes(fact.actor.id)) return before;
	// once both are in, each has read the other's: what was said stays said
	if (isRead(before)) return before;
	return standing({ ...before, reviews: new Map([...before.reviews, [fact.actor.id, fact.detail.recommendation]]) });
}

function decided(before: Admission, outcome: Outcome): Admission {
	// who waits may be accepted or declined later, without being read again
	const ready = before.state === 'read' || before.state === 'waiting';
	return ready ? { ...before, state: outcome } : before;
}

const standing = (admission: Admission): Admission => ({
	...admission,
	state: isRead(admission) ? 'read' : 'submitted'
});
