import { siteActs } from '#editorial/acts.ts';
import { choices, keep } from '#editorial/desk/news/news.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, siteActs.edit);
	return choices(event.locals.locale);
};

export const actions: Actions = {
	default: async (event) => keep(event, await requireTeam(event, siteActs.edit), null)
};
