import { mailboxShown, proveFrom, refuseFrom } from '#notice/pages/mailbox.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** A mail scanner that follows links proves nothing: a person presses the button. */
export const load: PageServerLoad = async ({ params: { token }, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	return mailboxShown(token);
};

export const actions: Actions = {
	mine: async ({ params: { token } }) => {
		await proveFrom(token);
		return { done: 'proved' as const };
	},
	refuse: async ({ params: { token } }) => {
		await refuseFrom(token);
		return { done: 'refused' as const };
	}
};
