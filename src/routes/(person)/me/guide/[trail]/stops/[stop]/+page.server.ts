import { savePassport, saveReaction, saveVoices } from '#city/pages/experiment.server.ts';
import { saveFilm } from '#city/pages/film.server.ts';
import { requireStop, saveLayer, saveRiddle, saveWhere, stopWritten } from '#city/pages/stop.server.ts';
import { measuredChoices } from '#reacting.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'city' as const,
	...(await stopWritten(await requireStop(event), event.url, event.locals.locale)),
	measured: await measuredChoices()
});

export const actions: Actions = {
	where: async (event) => saveWhere(event, await requireStop(event)),
	layer: async (event) => saveLayer(event, await requireStop(event)),
	film: async (event) => saveFilm(event, await requireStop(event)),
	riddle: async (event) => saveRiddle(event, await requireStop(event)),
	passport: async (event) => savePassport(event, await requireStop(event)),
	voices: async (event) => saveVoices(event, await requireStop(event)),
	reaction: async (event) => saveReaction(event, await requireStop(event), await measuredChoices())
};
