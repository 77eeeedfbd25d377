import { partneringActs } from '#partnering/acts.ts';
import { outsidesListed } from '#partnering/desk/outsides.server.ts';
import { ROWS } from '#web/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, partneringActs.keep);
	return outsidesListed(event.url, ROWS);
};
