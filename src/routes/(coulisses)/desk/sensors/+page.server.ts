import { thingActs } from '#sensing/acts.ts';
import { thingsListed } from '#sensing/desk/list.server.ts';
import { ROWS } from '#web/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, thingActs.enter);
	return thingsListed(event.url, viewer, event.locals.locale, ROWS);
};
