import { team } from '../../../guard.server.ts';
import { keep } from '../pages.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await team(event, 'site.edit');
};

export const actions: Actions = {
	default: async (event) => keep(event, await team(event, 'site.edit'), null)
};
