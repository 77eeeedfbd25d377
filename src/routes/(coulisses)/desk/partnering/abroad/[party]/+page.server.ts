import { partneringActs } from '#partnering/acts.ts';
import { join, outsideAsked, tie } from '#partnering/desk/outsides.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, partneringActs.keep);
	return outsideAsked(event.params.party);
};

export const actions: Actions = {
	tie: async (event) => tie(event, await requireTeam(event, partneringActs.keep)),
	join: async (event) => join(event, await requireTeam(event, partneringActs.keep))
};
