import { back, editionsShown } from '#city/pages/overview.server.ts';
import { requireTrail } from '#city/pages/team.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'city' as const,
	...(await editionsShown(await requireTrail(event)))
});

export const actions: Actions = {
	back: async (event) => back(event, await requireTrail(event))
};
