import { organizationActs } from '#network/acts.ts';
import { saveOrganization } from '#network/desk/organizations/form.server.ts';
import { sectors } from '#network/server';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, organizationActs.add);
	return { sectors: await sectors() };
};

export const actions: Actions = {
	default: async (event) => {
		const viewer = await requireTeam(event, organizationActs.add);
		return saveOrganization(event, null, viewer);
	}
};
