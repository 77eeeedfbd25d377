import { replyFrom, requireThread, threadShown } from '#venture/pages/asking/thread.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, setHeaders }) => {
	// under 'no-referrer' a browser would not say where the forms of this page come from
	setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	return { area: 'venture' as const, ...(await threadShown(await requireThread(params.token))) };
};

export const actions: Actions = {
	default: async (event) => replyFrom(event, await requireThread(event.params.token), `/talk/${event.params.token}`)
};
