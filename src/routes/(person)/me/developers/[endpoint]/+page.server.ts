import { shownNow } from '#nouns.ts';
import { kindChoices, requireDeveloper } from '#programs/pages/developers.server.ts';
import { again, close, endpointShown, pause, resume, save, secret, test } from '#programs/pages/endpoint.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireDeveloper(event);
	const { announcements } = await shownNow();
	return { ...(await endpointShown(event, viewer)), kinds: kindChoices(announcements, event.locals.locale) };
};

export const actions: Actions = {
	again: async (event) => again(event, await requireDeveloper(event)),
	close: async (event) => close(event, await requireDeveloper(event)),
	pause: async (event) => pause(event, await requireDeveloper(event)),
	resume: async (event) => resume(event, await requireDeveloper(event)),
	save: async (event) => save(event, await requireDeveloper(event)),
	secret: async (event) => secret(event, await requireDeveloper(event)),
	test: async (event) => test(event, await requireDeveloper(event))
};
