import { requireMission } from '#missions/desk/entered.server.ts';
import {
	announce,
	cancel,
	close,
	missionChoices,
	movesOf,
	reopen,
	report,
	saveMission,
	travel
} from '#missions/desk/mission.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { mission, locale } = await requireMission(event);
	return { mission, moves: movesOf(mission), choices: await missionChoices(locale, mission.operation) };
};

export const actions: Actions = {
	save: async (event) => {
		const { viewer, id } = await requireMission(event);
		return saveMission(event, viewer, id);
	},
	cancel: async (event) => cancel(event, await requireMission(event)),
	...{ announce, close, reopen, travel, report }
};
