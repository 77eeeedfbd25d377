import { partneringActs } from '#partnering/acts.ts';
import { proposalsListed } from '#partnering/desk/list.server.ts';
import { ROWS } from '#web/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, partneringActs.keep);
	return proposalsListed(event.url, ROWS);
};
