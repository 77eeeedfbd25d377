import { spaceActs } from '#spaces/acts.ts';
import { plansShown, retire, saveTariff } from '#spaces/desk/plans/plan.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, spaceActs.bill);
	return plansShown(event.locals.locale);
};

export const actions: Actions = {
	tariff: async (event) => {
		await requireTeam(event, spaceActs.bill);
		return saveTariff(event);
	},
	retire: async (event) => {
		await requireTeam(event, spaceActs.bill);
		return retire(event);
	}
};
