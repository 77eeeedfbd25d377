import { mediaShown, remove, saveNewMedia, saveRights } from '#city/pages/media.server.ts';
import { requireTrail } from '#city/pages/team.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'city' as const,
	...(await mediaShown(await requireTrail(event)))
});

export const actions: Actions = {
	add: async (event) => saveNewMedia(event, await requireTrail(event)),
	rights: async (event) => saveRights(event, await requireTrail(event)),
	remove: async (event) => remove(event, await requireTrail(event))
};
