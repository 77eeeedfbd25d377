import { sectorChoices, subscribeFrom } from '#notice/pages/subscribing.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { viewer, locale } }) => ({
	email: viewer?.email ?? '',
	sectors: await sectorChoices(locale)
});

export const actions: Actions = { default: subscribeFrom };
