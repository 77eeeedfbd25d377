import { saveThing } from '#sensing/desk/form.server.ts';
import {
	dropStream,
	forgetThreshold,
	requireThing,
	resumeIt,
	retireIt,
	saveStream,
	saveThreshold,
	thingDesk
} from '#sensing/desk/thing.server.ts';
import { endDeviceKey, makeDeviceKey } from '#sensing/pages/kept.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => thingDesk(await requireThing(event), event.locals.locale);

export const actions: Actions = {
	save: async (event) => {
		const { thing, viewer } = await requireThing(event);
		return saveThing(event, thing, viewer);
	},
	add: async (event) => saveStream(event, await requireThing(event)),
	removeStream: async (event) => dropStream(event, await requireThing(event)),
	tell: async (event) => saveThreshold(event, await requireThing(event)),
	untell: async (event) => forgetThreshold(event, await requireThing(event)),
	key: async (event) => makeDeviceKey(event, await requireThing(event)),
	end: async (event) => endDeviceKey(event, await requireThing(event), `/desk/sensors/${event.params.thing}`),
	retire: async (event) => retireIt(event, await requireThing(event)),
	resume: async (event) => resumeIt(event, await requireThing(event))
};
