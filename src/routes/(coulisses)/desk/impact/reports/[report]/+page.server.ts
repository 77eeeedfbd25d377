import { impactActs } from '#impact/acts.ts';
import { makeDoor, withdrawDoor } from '#impact/desk/door.server.ts';
import { close, giveBack, reportShown, saveReport } from '#impact/desk/report.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, impactActs.keep);
	return reportShown(event, viewer);
};

export const actions: Actions = {
	save: async (event) => saveReport(event, await requireTeam(event, impactActs.keep)),
	back: async (event) => giveBack(event, await requireTeam(event, impactActs.keep)),
	close: async (event) => close(event, await requireTeam(event, impactActs.keep)),
	door: async (event) => makeDoor(event, await requireTeam(event, impactActs.keep)),
	withdraw: async (event) => withdrawDoor(event, await requireTeam(event, impactActs.keep))
};
