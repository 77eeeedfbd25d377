import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { saveOrganization } from '#network/desk/organizations/form.server.ts';
import { sectors } from '#network/server';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, 'organization.add');
	return { sectors: await sectors() };
};

export const actions: Actions = {
	default: async (event) => {
		const viewer = await requireTeam(event, 'organization.add');
		const saved = await saveOrganization(event, null, viewer);
		if (typeof saved !== 'string') return saved;
		redirect(303, href(`/desk/organizations/${saved}?done=added`, event.locals.locale));
	}
};
