import { make, parcelsShown, undo } from '#city/pages/parcels.server.ts';
import { requireTrail } from '#city/pages/team.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'city' as const,
	...(await parcelsShown(await requireTrail(event), event.locals.locale))
});

export const actions: Actions = {
	make: async (event) => make(event, await requireTrail(event)),
	undo: async (event) => undo(event, await requireTrail(event))
};
