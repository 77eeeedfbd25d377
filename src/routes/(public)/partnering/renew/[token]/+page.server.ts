import { renewalShown, renewFrom, withdrawFrom } from '#partnering/pages/link.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	return { area: 'network' as const, ...(await renewalShown(params.token)) };
};

export const actions: Actions = {
	renew: async (event) => renewFrom(event, event.params.token),
	withdraw: async (event) => withdrawFrom(event, event.params.token)
};
