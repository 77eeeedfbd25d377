import { addressChangeOf, confirmAddress, stopAddress } from '#kernel/identity/server/address.ts';
import { attempt } from '#web/act.server.ts';
import type { Actions, PageServerLoad } from './$types';

const tokenIn = (url: URL): string => url.searchParams.get('token') ?? '';

/** Only looks: programs that read mails before people do would say yes for them. */
export const load: PageServerLoad = async ({ url }) => {
	const found = await addressChangeOf(tokenIn(url));
	return { change: found ? { address: found.address, side: found.side, said: found.said } : null };
};

export const actions: Actions = {
	confirm: async (event) =>
		attempt(event, '', {}, async () => ({ done: (await confirmAddress(tokenIn(event.url))) ? 'changed' : 'half' })),
	stop: async (event) =>
		attempt(event, '', {}, async () => {
			await stopAddress(tokenIn(event.url));
			return { done: 'stopped' };
		})
};
