import { costsShown, dropCost, saveCost } from '#missions/desk/costs.server.ts';
import { requireMission } from '#missions/desk/entered.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { mission, locale } = await requireMission(event);
	return { mission, ...(await costsShown(mission, locale)) };
};

export const actions: Actions = {
	save: async (event) => saveCost(event, await requireMission(event)),
	remove: async (event) => dropCost(event, await requireMission(event))
};
