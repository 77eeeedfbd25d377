import { editShown, requireTrail, saveTrail } from '#city/pages/team.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'city' as const,
	...(await editShown(await requireTrail(event), event.locals.locale))
});

export const actions: Actions = {
	default: async (event) => saveTrail(event, await requireTrail(event))
};
