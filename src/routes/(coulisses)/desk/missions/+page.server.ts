import { missionActs } from '#missions/acts.ts';
import { missionsListed } from '#missions/desk/list.server.ts';
import { ROWS } from '#web/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, missionActs.keep);
	return missionsListed(event.url, ROWS);
};
