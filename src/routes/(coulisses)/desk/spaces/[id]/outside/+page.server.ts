import { requireKeeper } from '#spaces/desk/house/keeping.server.ts';
import { forgetOutside, keepOutside, outsideShown, readNow } from '#spaces/desk/outside/outside.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { space } = await requireKeeper(event);
	return { space, outside: await outsideShown(space, event.locals.locale) };
};

export const actions: Actions = {
	keep: async (event) => keepOutside(event, await requireKeeper(event)),
	read: async (event) => readNow(event, await requireKeeper(event)),
	forget: async (event) => forgetOutside(event, await requireKeeper(event))
};
