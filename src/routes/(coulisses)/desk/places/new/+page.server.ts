import { organizationActs } from '#network/acts.ts';
import { savePlace } from '#network/desk/places/form.server.ts';
import { organizationNames } from '#network/server';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, organizationActs.add);
	return { organizations: (await organizationNames()).map(({ id, name }) => ({ value: id, label: name })) };
};

export const actions: Actions = {
	default: async (event) => {
		const viewer = await requireTeam(event, organizationActs.add);
		return savePlace(event, null, viewer);
	}
};
