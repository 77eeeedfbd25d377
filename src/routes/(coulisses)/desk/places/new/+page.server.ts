import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { savePlace } from '#network/desk/places/form.server.ts';
import { organizationNames } from '#network/server';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, 'organization.add');
	return { organizations: (await organizationNames()).map(({ id, name }) => ({ value: id, label: name })) };
};

export const actions: Actions = {
	default: async (event) => {
		const viewer = await requireTeam(event, 'organization.add');
		const saved = await savePlace(event, null, viewer);
		if (typeof saved !== 'string') return saved;
		redirect(303, href(`/desk/places/${saved}?done=saved`, event.locals.locale));
	}
};
