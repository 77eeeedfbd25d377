/** How far the copy of a trail is that its team works on; what the public reads is the edition beside it. */
export const trailStates = ['draft', 'asked', 'published', 'withdrawn'] as const;
export type TrailState = (typeof trailStates)[number];
export type TrailMove = 'ask' | 'return' | 'approve' | 'back' | 'withdraw';

/** A trail as far as its editions are concerned: how many there are, and the number of the one that everybody reads. */
export type Publishing = Readonly<{ state: TrailState; editions: number; served: number | null }>;

/**
 * A trail after a move; null where it cannot be made. Approving, and going back, each make a new edition and never touch one that is there; while an approval is asked for, what
 * was published is read as before.
 */
export function trailAfter(its: Publishing, move: TrailMove): Publishing | null {
	const { state, editions, served } = its;
	const next = { state: 'published' as const, editions: editions + 1, served: editions + 1 };
	switch (move) {
		case 'ask':
			return state === 'asked' ? null : { ...its, state: 'asked' };
		case 'return':
			return state === 'asked' ? { ...its, state: restOf(its) } : null;
		case 'approve':
			return next;
		case 'back':
			return editions ? next : null;
		case 'withdraw':
			return served ? { ...its, state: 'withdrawn', served: null } : null;
	}
}

/** What a trail is while nobody is asked to approve it. */
const restOf = ({ editions, served }: Publishing): TrailState =>
	served ? 'published' : editions ? 'withdrawn' : 'draft';
