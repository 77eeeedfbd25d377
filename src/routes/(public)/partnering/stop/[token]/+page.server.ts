import { stopByLink, stopShown } from '#partnering/pages/matches.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, setHeaders }) => {
	stopShown(params.token);
	setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	return { area: 'network' as const };
};

/** The button of the page, and that of a mail program (RFC 8058), which comes without a browser: see `isForeign` in hooks.server.ts. */
export const actions: Actions = {
	default: async ({ params }) => {
		await stopByLink(params.token);
		return { done: true };
	}
};
