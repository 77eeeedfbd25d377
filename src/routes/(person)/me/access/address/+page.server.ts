import { addressAwaited, askAddress } from '#kernel/identity/server/address.ts';
import { attemptTo } from '#web/act.server.ts';
import { typedIn } from '#web/form.server.ts';
import { requireFresh, requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

const HERE = '/me/access/address';

export const load: PageServerLoad = async (event) => {
	const { id, email } = requirePerson(event);
	return { email, awaited: await addressAwaited(id) };
};

export const actions: Actions = {
	default: async (event) => {
		const viewer = await requireFresh(event, HERE);
		const email = (await typedIn(event))('email').trim();
		return attemptTo(event, { email }, () => askAddress(email, viewer), `${HERE}?done=asked`, 'email');
	}
};
