import { keepPrivate } from '#partnering/pages/abroad.server.ts';
import { submissionForm, submitFrom } from '#partnering/pages/submit.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	keepPrivate(event);
	return { area: 'network' as const, ...(await submissionForm(event.locals.locale)) };
};

export const actions: Actions = { default: (event) => submitFrom(event) };
