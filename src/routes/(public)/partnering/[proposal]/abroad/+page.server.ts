import { abroadShown, keepPrivate, knockFrom } from '#partnering/pages/abroad.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	keepPrivate(event);
	return { area: 'network' as const, ...(await abroadShown(event.params.proposal, event.locals.locale)) };
};

export const actions: Actions = { default: (event) => knockFrom(event, event.params.proposal) };
