import { impactActs } from '#impact/acts.ts';
import { ledgerShown, saveCost, saveHour, strike } from '#impact/desk/ledger.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, impactActs.keep);
	return ledgerShown(event.url, event.locals.locale);
};

export const actions: Actions = {
	hour: async (event) => saveHour(event, await requireTeam(event, impactActs.keep)),
	cost: async (event) => saveCost(event, await requireTeam(event, impactActs.keep)),
	strike: async (event) => strike(event, await requireTeam(event, impactActs.keep))
};
