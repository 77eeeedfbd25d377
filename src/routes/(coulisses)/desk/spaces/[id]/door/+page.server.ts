import {
	addScreen,
	doorAtDesk,
	keepArrivals,
	keepCode,
	removeScreen,
	requireDoor
} from '#spaces/desk/door/door.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** What happens at the door of a space: arrivals, the code and screens. */
export const load: PageServerLoad = async (event) => doorAtDesk(await requireDoor(event), event.locals.locale);

export const actions: Actions = {
	arrivals: async (event) => keepArrivals(event, await requireDoor(event)),
	code: async (event) => keepCode(event, await requireDoor(event)),
	screen: async (event) => addScreen(event, await requireDoor(event)),
	remove: async (event) => removeScreen(event, await requireDoor(event))
};
