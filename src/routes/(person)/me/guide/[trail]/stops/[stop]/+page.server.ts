import { requireStop, saveLayer, saveRiddle, saveWhere, stopWritten } from '#city/pages/stop.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'city' as const,
	...(await stopWritten(await requireStop(event), event.url, event.locals.locale))
});

export const actions: Actions = {
	where: async (event) => saveWhere(event, await requireStop(event)),
	layer: async (event) => saveLayer(event, await requireStop(event)),
	riddle: async (event) => saveRiddle(event, await requireStop(event))
};
