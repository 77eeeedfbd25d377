import { endDeviceKey, keptShown, makeDeviceKey, requireKept } from '#sensing/pages/kept.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => keptShown((await requireKept(event)).thing, event.locals.locale);

export const actions: Actions = {
	key: async (event) => makeDeviceKey(event, await requireKept(event)),
	end: async (event) => endDeviceKey(event, await requireKept(event), `/me/sensors/${event.params.thing}`)
};
