import { newId } from '#kernel/id.ts';
import { spaceActs } from '#spaces/acts.ts';
import { contractChoices, saveContract } from '#spaces/desk/plans/contract.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, spaceActs.bill);
	return { key: newId(), ...(await contractChoices(event.locals.locale)) };
};

export const actions: Actions = {
	default: async (event) => saveContract(event, await requireTeam(event, spaceActs.bill))
};
