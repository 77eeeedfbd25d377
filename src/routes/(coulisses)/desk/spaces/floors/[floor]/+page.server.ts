import { pinFrom, removeFrom, requireFloor, SHOWN_WIDTH, unpinFrom } from '#spaces/desk/floors/floors.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { floor, place } = await requireFloor(event);
	return { floor, place, width: SHOWN_WIDTH };
};

export const actions: Actions = {
	pin: async (event) => pinFrom(event, await requireFloor(event)),
	unpin: async (event) => unpinFrom(event, await requireFloor(event)),
	remove: async (event) => removeFrom(event, await requireFloor(event))
};
