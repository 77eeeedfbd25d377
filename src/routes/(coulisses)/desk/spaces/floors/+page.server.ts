import { addFrom, floorsShown, requireFloors } from '#spaces/desk/floors/floors.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => floorsShown(await requireFloors(event));

export const actions: Actions = { add: async (event) => addFrom(event, await requireFloors(event)) };
