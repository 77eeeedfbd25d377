import { againFrom, answerFrom, followUpShown, stopFrom } from '#venture/pages/following/answer.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	return { area: 'venture' as const, ...(await followUpShown(params.token, url)) };
};

export const actions: Actions = {
	answer: async (event) => answerFrom(event, event.params.token),
	stop: async (event) => stopFrom(event, event.params.token),
	again: async (event) => againFrom(event, event.params.token)
};
