import { missing } from '#kernel/errors.ts';
import { stopFrom } from '#notice/pages/subscribing.server.ts';
import { mayStop } from '#notice/server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params: { token }, setHeaders }) => {
	if (!mayStop(token)) throw missing();
	setHeaders({ 'cache-control': 'private, no-store' });
};

/** The button of the page, and that of a mail program (RFC 8058), which comes without a browser: see `isForeign` in hooks.server.ts. */
export const actions: Actions = {
	default: async ({ params: { token } }) => {
		await stopFrom(token);
		return { done: true };
	}
};
