import { missing } from '#kernel/errors.ts';
import { transaction } from '#kernel/server/db.ts';
import { mayStop, stopByLink } from '#notice/server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params: { token }, setHeaders }) => {
	if (!mayStop(token)) throw missing();
	setHeaders({ 'cache-control': 'private, no-store' });
};

/** The button of the page, and that of a mail program (RFC 8058), which comes without a browser: see `isForeign` in hooks.server.ts. */
export const actions: Actions = {
	default: async ({ params: { token } }) => {
		await transaction((tx) => stopByLink(tx, token));
		return { done: true };
	}
};
