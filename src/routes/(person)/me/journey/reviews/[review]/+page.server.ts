import { reviewIn, reviewShown, typedReview } from '#journey/pages/journey/reviews/review.server.ts';
import { reviewCanvas } from '#journey/server';
import { changeGiven } from '#web/act.server.ts';
import { bySelf, requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = requirePerson(event);
	return { area: 'journey' as const, ...(await reviewShown(viewer, event.params.review)) };
};

export const actions: Actions = {
	default: async (event) => {
		const viewer = requirePerson(event);
		const form = await event.request.formData();
		return changeGiven(
			event,
			typedReview(form),
			reviewIn(form),
			(tx, given) => reviewCanvas(tx, viewer, event.params.review, given, bySelf(viewer)),
			'/me/journey/reviews?done'
		);
	}
};
