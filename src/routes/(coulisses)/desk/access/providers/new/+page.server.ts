import { settingsActs } from '#kernel/identity/acts.ts';
import { requireTeam } from '#web/require.server.ts';
import { keepFrom, providerForm } from '../provider.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, settingsActs.change);
	return providerForm(null);
};

export const actions: Actions = {
	default: async (event) => {
		await requireTeam(event, settingsActs.change);
		return keepFrom(event, null);
	}
};
