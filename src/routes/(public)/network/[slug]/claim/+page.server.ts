import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { transaction } from '#kernel/server/db.ts';
import { claimOrganization, organizationBySlug } from '#network/server';
import { fieldOf, problem } from '#web/form.server.ts';
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
		const { locale } = event.locals;
		const message = fieldOf(await event.request.formData(), 'message');
		try {
			await transaction((tx) => claimOrganization(tx, event.params.slug, message, viewer));
		} catch (error) {
			return problem(error, { message }, locale);
		}
		redirect(303, href(`/network/${event.params.slug}?claimed`, locale));
	}
};
