import { answerFrom, keepPrivate, knockShown } from '#partnering/pages/abroad.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	keepPrivate(event);
	return { area: 'network' as const, ...(await knockShown(event.params.token, event.locals.locale)) };
};

export const actions: Actions = { default: (event) => answerFrom(event, event.params.token) };
