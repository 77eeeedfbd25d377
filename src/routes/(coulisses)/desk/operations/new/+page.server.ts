import { requireTeam } from '#web/require.server.ts';
import { keep } from '../operation.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, 'settings.change');
};

export const actions: Actions = {
	default: async (event) => {
		await requireTeam(event, 'settings.change');
		return keep(event, null);
	}
};
