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
	announce: async (event) => announce(event, await requireMission(event)),
	close: async (event) => close(event, await requireMission(event)),
	reopen: async (event) => reopen(event, await requireMission(event)),
	travel: async (event) => travel(event, await requireMission(event)),
	report: async (event) => report(event, await requireMission(event)),
	cancel: async (event) => cancel(event, await requireMission(event))
};
