import { keepPrivate } from '#partnering/pages/abroad.server.ts';
import { putUpFrom, submissionShown } from '#partnering/pages/submit.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	keepPrivate(event);
	return { area: 'network' as const, ...(await submissionShown(event.params.token)) };
};

export const actions: Actions = { default: (event) => putUpFrom(event, event.params.token) };
