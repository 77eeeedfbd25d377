import {
	agreeFrom,
	referralShown,
	refuseFrom,
	requireConsent,
	withdrawFrom
} from '#venture/pages/asking/referral.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	return { area: 'venture' as const, ...referralShown(await requireConsent(params.token)) };
};

const here = (token: string): string => `/talk/referral/${token}`;

export const actions: Actions = {
	agree: async (event) => agreeFrom(event, await requireConsent(event.params.token), here(event.params.token)),
	refuse: async (event) => refuseFrom(event, await requireConsent(event.params.token), here(event.params.token)),
	withdraw: async (event) => withdrawFrom(event, await requireConsent(event.params.token), here(event.params.token))
};
