import { impactActs } from '#impact/acts.ts';
import { joinTwo, partTwo, samesShown } from '#impact/desk/joining.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, impactActs.keep);
	return samesShown();
};

export const actions: Actions = {
	join: async (event) => joinTwo(event, await requireTeam(event, impactActs.keep)),
	part: async (event) => partTwo(event, await requireTeam(event, impactActs.keep))
};
