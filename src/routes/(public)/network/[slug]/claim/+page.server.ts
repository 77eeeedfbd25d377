import { claimOrganization, organizationBySlug } from '#network/server';
import { change } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requirePerson(event);
	const { slug, name } = await organizationBySlug(event.params.slug);
	return { area: 'network', organization: { slug, name } };
};

export const actions: Actions = {
	default: async (event) => {
		const viewer = requirePerson(event);
		const { slug } = event.params;
		const message = fieldOf(await event.request.formData(), 'message');
		return change(event, { message }, (tx) => claimOrganization(tx, slug, message, viewer), `/network/${slug}?claimed`);
	}
};
