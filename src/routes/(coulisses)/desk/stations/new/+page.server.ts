import { team } from '../../../guard.server.ts';
import { keep, organizationsFor } from '../station.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	organizations: await organizationsFor(await team(event, 'desk.enter'))
});

export const actions: Actions = {
	default: async (event) => keep(event, await team(event, 'desk.enter'), null)
};
