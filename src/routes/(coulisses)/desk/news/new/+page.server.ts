import { team } from '../../../guard.server.ts';
import { choices, keep } from '../news.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await team(event, 'site.edit');
	return choices(event.locals.locale);
};

export const actions: Actions = {
	default: async (event) => keep(event, await team(event, 'site.edit'), null)
};
