import { ventureActs } from '#venture/acts.ts';
import { callChoices, saveCall } from '#venture/desk/calls/call.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, ventureActs.keepCalls);
	return callChoices(event.locals.locale);
};

export const actions: Actions = {
	default: async (event) => saveCall(event, await requireTeam(event, ventureActs.keepCalls))
};
