import { spaceActs } from '#spaces/acts.ts';
import { contractShown, finishContract, rewriteContract } from '#spaces/desk/plans/contract.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, spaceActs.bill);
	return contractShown(event.params.contract, event.locals.locale);
};

export const actions: Actions = {
	change: async (event) => {
		await requireTeam(event, spaceActs.bill);
		return rewriteContract(event, event.params.contract);
	},
	end: async (event) => {
		const viewer = await requireTeam(event, spaceActs.bill);
		return finishContract(event, event.params.contract, viewer);
	}
};
