import { requireMission } from '#missions/desk/entered.server.ts';
import { itineraryShown, removeFrom, saveItem } from '#missions/desk/itinerary.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { mission, locale } = await requireMission(event);
	return { mission, ...(await itineraryShown(mission, locale)) };
};

export const actions: Actions = {
	save: async (event) => saveItem(event, await requireMission(event)),
	remove: async (event) => removeFrom(event, await requireMission(event))
};
