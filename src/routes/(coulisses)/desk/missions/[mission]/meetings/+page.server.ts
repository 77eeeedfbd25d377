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
	arrange: async (event) => arrange(event, await requireMission(event)),
	cancel: async (event) => cancelOne(event, await requireMission(event)),
	dropGuest: async (event) => dropGuest(event, await requireMission(event)),
	dropSlot: async (event) => dropSlot(event, await requireMission(event)),
	invite: async (event) => invite(event, await requireMission(event)),
	meet: async (event) => meet(event, await requireMission(event)),
	move: async (event) => move(event, await requireMission(event)),
	swap: async (event) => swap(event, await requireMission(event)),
	tables: async (event) => tables(event, await requireMission(event))
};
