import { spaceActs } from '#spaces/acts.ts';
import { planChoices, rowsOf, savePlan } from '#spaces/desk/plans/plan.server.ts';
import { planById } from '#spaces/server';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, spaceActs.bill);
	const plan = await planById(event.params.plan);
	return { plan, key: plan.id, rows: rowsOf(plan), ...(await planChoices(event.locals.locale)) };
};

export const actions: Actions = {
	default: async (event) => {
		await requireTeam(event, spaceActs.bill);
		const { id } = await planById(event.params.plan);
		return savePlan(event, id);
	}
};
