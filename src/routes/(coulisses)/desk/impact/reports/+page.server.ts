import { impactActs } from '#impact/acts.ts';
import { begin, reportsShown } from '#impact/desk/reports.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, impactActs.keep);
	return reportsShown(event.locals.locale);
};

export const actions: Actions = {
	begin: async (event) => begin(event, await requireTeam(event, impactActs.keep))
};
