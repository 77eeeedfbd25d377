import { outcomeFrom, outcomeShown } from '#partnering/pages/link.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	return { area: 'network' as const, ...(await outcomeShown(params.token)) };
};

export const actions: Actions = { outcome: async (event) => outcomeFrom(event, event.params.token) };
