import { groupActs } from '#groups/acts.ts';
import { groupsListed } from '#groups/desk/list.server.ts';
import { ROWS } from '#web/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, groupActs.keep);
	return groupsListed(event.url, ROWS, event.locals.locale);
};
