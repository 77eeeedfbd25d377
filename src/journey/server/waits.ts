import type { Waiting } from '#kernel/waiting.ts';
import { m } from '#messages';
import { journeyActs } from '../acts.ts';
import { waitingReviews } from './reviews/reviews.ts';

export const waits: readonly Waiting[] = [
	{
		act: journeyActs.see,
		says: m.journey_desk_to_reviews,
		find: async (viewer) => ({ count: (await waitingReviews(viewer)).length, path: '/desk/journey#reviews' })
	}
];
