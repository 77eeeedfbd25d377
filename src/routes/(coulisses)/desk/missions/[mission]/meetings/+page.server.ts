import { requireMission } from '#missions/desk/entered.server.ts';
import {
	arrange,
	cancelOne,
	dropGuest,
	dropSlot,
	invite,
	meet,
	meetingsShown,
	move,
	saveGuest,
	saveSlots,
	swap,
	tables
} from '#missions/desk/meetings.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { mission } = await requireMission(event);
	return { mission, ...(await meetingsShown(mission)) };
};

export const actions: Actions = {
	guest: async (event) => saveGuest(event, await requireMission(event)),
	slots: async (event) => saveSlots(event, await requireMission(event)),
	...{ arrange, cancel: cancelOne, dropGuest, dropSlot, invite, meet, move, swap, tables }
};
