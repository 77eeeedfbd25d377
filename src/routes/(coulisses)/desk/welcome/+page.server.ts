import { deskActs } from '#kernel/identity/acts.ts';
import { keepSetting } from '#kernel/server/hub.ts';
import { change } from '#web/act.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { steps } from './steps.server.ts';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, deskActs.today);
	return { steps: await steps() };
};

export const actions: Actions = {
	default: async (event) => {
		await requireTeam(event, deskActs.today);
		return change(event, {}, (tx) => keepSetting(tx, 'welcome', { dismissed: true }), '/desk');
	}
};
