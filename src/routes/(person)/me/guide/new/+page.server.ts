import { saveNewTrail, trailsMine } from '#city/pages/team.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { organizations, key } = await trailsMine(requirePerson(event));
	return { area: 'city' as const, organizations, key };
};

export const actions: Actions = {
	default: async (event) => {
		requirePerson(event);
		return saveNewTrail(event);
	}
};
