import { requireStop, saveLayer, saveRiddle, saveWhere, stopWritten } from '#city/pages/stop.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'city' as const,
	...(await stopWritten(await requireStop(event), event.url, event.locals.locale))
});

export const actions: Actions = { where: saveWhere, layer: saveLayer, riddle: saveRiddle };
