import { missionActs } from '#missions/acts.ts';
import { missionChoices, saveMission } from '#missions/desk/mission.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, missionActs.keep);
	return { choices: await missionChoices(event.locals.locale) };
};

export const actions: Actions = {
	default: async (event) => saveMission(event, await requireTeam(event, missionActs.keep), null)
};
