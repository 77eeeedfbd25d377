import { askFrom, askShown } from '#venture/pages/asking/ask.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.setHeaders({ 'cache-control': 'private, no-store' });
	return { area: 'venture' as const, ...(await askShown(event)) };
};

export const actions: Actions = { default: (event) => askFrom(event) };
