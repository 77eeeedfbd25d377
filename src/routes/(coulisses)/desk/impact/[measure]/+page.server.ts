import { impactActs } from '#impact/acts.ts';
import { measureShown } from '#impact/desk/measure.server.ts';
import { saveTarget } from '#impact/desk/target.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, impactActs.keep);
	return measureShown(event.params.measure, event.url, event.locals.locale);
};

export const actions: Actions = {
	promise: async (event) => saveTarget(event, await requireTeam(event, impactActs.keep))
};
