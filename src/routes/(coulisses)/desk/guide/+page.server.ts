import { guideActs } from '#city/acts.ts';
import { trailsListed } from '#city/desk/list.server.ts';
import { ROWS } from '#web/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, guideActs.keep);
	return trailsListed(event.url, ROWS);
};
