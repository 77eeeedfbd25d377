import { keepOperation } from '#agenda/desk/operations/operation.server.ts';
import { settingsActs } from '#kernel/identity/acts.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, settingsActs.change);
};

export const actions: Actions = {
	default: async (event) => {
		await requireTeam(event, settingsActs.change);
		return keepOperation(event, null);
	}
};
