import type { Viewer } from '#kernel/identity/index.ts';
import { nameForOthers } from '#kernel/identity/server/visibility.ts';
import { blocksOf } from '#learning';
import { fieldOf } from '#web/form.server.ts';
import { NewReview } from '../../../index.ts';
import { reviewFor, waitingReviews } from '../../../server/index.ts';
import { attestsIn } from '../meetings/attests.server.ts';

const blocks = blocksOf('business');

/** The canvases that wait for a coach's word, as far as somebody may read them, each with its player's name. */
export async function waitingNamed(viewer: Viewer) {
	const waiting = await waitingReviews(viewer);
	const names = await Promise.all(waiting.map(({ person }) => nameForOthers(person)));
	return waiting.map(({ id, askedAt, coach }, index) => ({
		...{ id, askedAt, mine: coach === viewer.id, name: names[index] ?? '—' }
	}));
}

/** A canvas that a coach was asked to read, block by block, with what she has said of it. @throws 404 for anybody else. */
export async function reviewShown(viewer: Viewer, id: string) {
	const { review, notes } = await reviewFor(viewer, id);
	const { comments, missing, hypotheses, accepted, reviewedAt } = review;
	return {
		name: (await nameForOthers(review.person)) ?? '—',
		answer: { comments, missing, hypotheses, accepted, reviewedAt },
		blocks: blocks.map((block) => ({ block, notes: notes.filter((note) => note.block === block) }))
	};
}

/** What was typed about a canvas, as it is shown again. */
export const typedReview = (form: FormData) => ({
	comments: Object.fromEntries(blocks.map((block) => [block, fieldOf(form, `comment_${block}`)])),
	...{ missing: fieldOf(form, 'missing'), hypotheses: fieldOf(form, 'hypotheses') }
});

/** Reads what a coach says of a canvas. */
export function reviewIn(form: FormData) {
	const typed = typedReview(form);
	const said = { hypotheses: typed.hypotheses || '0', accepted: fieldOf(form, 'accepted') === '1' };
	return NewReview.safeParse({ ...typed, ...said, attests: attestsIn(form) });
}
