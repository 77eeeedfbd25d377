import { guideActs } from '#city/acts.ts';
import { pauseOrGoOn, readNow, saveTown, townsShown } from '#city/desk/town/towns.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, guideActs.keep);
	return townsShown(event.locals.locale);
};

export const actions: Actions = {
	add: async (event) => {
		await requireTeam(event, guideActs.keep);
		return saveTown(event);
	},
	read: async (event) => readNow(event, await requireTeam(event, guideActs.keep)),
	pause: async (event) => {
		await requireTeam(event, guideActs.keep);
		return pauseOrGoOn(event);
	}
};
