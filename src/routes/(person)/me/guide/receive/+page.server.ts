import { receive, receivers } from '#city/pages/receiving.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'city' as const,
	...(await receivers(requirePerson(event)))
});

export const actions: Actions = {
	default: async (event) => receive(event, requirePerson(event))
};
