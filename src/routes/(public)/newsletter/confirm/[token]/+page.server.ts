import { confirmFrom } from '#notice/pages/subscribing.server.ts';
import { mayConfirm } from '#notice/server';
import type { Actions, PageServerLoad } from './$types';

/** A mail scanner that follows links confirms nothing: a person presses the button. */
export const load: PageServerLoad = async ({ params: { token }, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store' });
	return { open: await mayConfirm(token) };
};

export const actions: Actions = {
	default: async ({ params: { token } }) => ({ done: await confirmFrom(token) })
};
