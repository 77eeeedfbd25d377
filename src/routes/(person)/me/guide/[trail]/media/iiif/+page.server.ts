import { offerShown, takeOffered } from '#city/pages/iiif.server.ts';
import { requireTrail } from '#city/pages/team.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'city' as const,
	...(await offerShown(event, await requireTrail(event)))
});

export const actions: Actions = {
	take: async (event) => takeOffered(event, await requireTrail(event))
};
