import { requireTrail } from '#city/pages/team.server.ts';
import { remove, show, voicesShown } from '#city/pages/voices.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'city' as const,
	...(await voicesShown(await requireTrail(event), event.locals.locale))
});

export const actions: Actions = {
	show: async (event) => show(event, await requireTrail(event)),
	remove: async (event) => remove(event, await requireTrail(event))
};
