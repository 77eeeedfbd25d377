import { reviewShown, take } from '#city/pages/receiving.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'city' as const,
	...(await reviewShown(event, requirePerson(event), event.params.parcel))
});

export const actions: Actions = {
	default: async (event) => take(event, requirePerson(event), event.params.parcel)
};
