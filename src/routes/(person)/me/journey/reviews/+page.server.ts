import { waitingNamed } from '#journey/pages/journey/reviews/review.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const waiting = await waitingNamed(requirePerson(event));
	return { area: 'journey' as const, waiting, done: event.url.searchParams.has('done') };
};
