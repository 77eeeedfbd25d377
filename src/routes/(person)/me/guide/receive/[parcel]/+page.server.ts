import { reviewShown, take } from '#city/pages/receiving.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'city' as const,
	...(await reviewShown(event, event.params.parcel))
});

export const actions: Actions = { default: (event) => take(event, event.params.parcel) };
