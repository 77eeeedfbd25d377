import { impactActs } from '#impact/acts.ts';
import { ambersShown, explain } from '#impact/desk/amber.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, impactActs.keep);
	return ambersShown(event.locals.locale);
};

export const actions: Actions = {
	explain: async (event) => explain(event, await requireTeam(event, impactActs.keep))
};
