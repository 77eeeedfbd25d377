import { newId } from '#kernel/id.ts';
import { spaceActs } from '#spaces/acts.ts';
import { planChoices, rowsOf, savePlan } from '#spaces/desk/plans/plan.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, spaceActs.bill);
	return { key: newId(), rows: rowsOf(null), ...(await planChoices(event.locals.locale)) };
};

export const actions: Actions = {
	default: async (event) => {
		await requireTeam(event, spaceActs.bill);
		return savePlan(event);
	}
};
