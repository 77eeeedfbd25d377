import { siteActs } from '#editorial/acts.ts';
import { keep } from '#editorial/desk/pages/pages.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, siteActs.edit);
};

export const actions: Actions = {
	default: async (event) => keep(event, await requireTeam(event, siteActs.edit), null)
};
