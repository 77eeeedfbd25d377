import { journeyActs } from '#journey/acts.ts';
import { storyTold } from '#journey/desk/journey/told.server.ts';
import { waitingNamed } from '#journey/pages/journey/reviews/review.server.ts';
import { hosts } from '#journey/server';
import { LEAST_TOLD } from '#kernel/crowd.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, journeyActs.see);
	const [told, listed, waiting] = await Promise.all([
		storyTold(event.url, event.locals.locale),
		hosts(),
		waitingNamed(viewer)
	]);
	return { ...{ area: 'journey' as const, least: LEAST_TOLD, hosts: listed.length, waiting }, ...told };
};
