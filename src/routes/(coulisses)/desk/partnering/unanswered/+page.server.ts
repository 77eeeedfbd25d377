import { partneringActs } from '#partnering/acts.ts';
import { pointFrom, unansweredShown } from '#partnering/desk/unanswered.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	unansweredShown(await requireTeam(event, partneringActs.keep), event.locals.locale);

export const actions: Actions = {
	point: async (event) => pointFrom(event, await requireTeam(event, partneringActs.keep))
};
