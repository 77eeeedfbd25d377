import { bringStops, importShown } from '#city/pages/import.server.ts';
import { requireTrail } from '#city/pages/team.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'city' as const,
	...(await importShown(await requireTrail(event)))
});

export const actions: Actions = {
	default: async (event) => bringStops(event, await requireTrail(event))
};
