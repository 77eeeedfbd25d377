import { keepPrivate } from '#partnering/pages/abroad.server.ts';
import { again, data, erase, fresh, ownOpened, renew, sign, withdraw } from '#partnering/pages/own.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	keepPrivate(event);
	return { area: 'network' as const, ...(await ownOpened(event, event.params.token)) };
};

export const actions: Actions = {
	renew: (event) => renew(event, event.params.token),
	withdraw: (event) => withdraw(event, event.params.token),
	again: (event) => again(event, event.params.token),
	fresh: (event) => fresh(event, event.params.token),
	data: (event) => data(event, event.params.token),
	erase: (event) => erase(event, event.params.token),
	sign: (event) => sign(event, event.params.token)
};
