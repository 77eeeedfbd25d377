import { answerFrom, codeFrom, partnerShown, requirePartner } from '#venture/pages/asking/partner.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	return { area: 'venture' as const, ...partnerShown(await requirePartner(params.token)) };
};

export const actions: Actions = {
	code: async (event) => codeFrom(event, await requirePartner(event.params.token), event.params.token),
	accept: async (event) => answerFrom(event, await requirePartner(event.params.token), event.params.token, 'accepted'),
	back: async (event) => answerFrom(event, await requirePartner(event.params.token), event.params.token, 'returned')
};
