import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import { organizationActs } from '#network/acts.ts';
import { organizationsAsked } from '#network/desk/organizations/list.server.ts';
import { countOrganizations, organizations, sectors, trashOrganization } from '#network/server';
import { toEach } from '#web/each.server.ts';
import { ticked } from '#web/form.server.ts';
import { ROWS } from '#web/list.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { query, filter, mayAdd } = organizationsAsked(event.url, await requireTeam(event, deskActs.enter));
	const [found, total, known] = await Promise.all([organizations(filter), countOrganizations(filter), sectors()]);
	return {
		query,
		mayAdd,
		total,
		pages: Math.ceil(total / ROWS),
		sectors: known,
		organizations: found.map(({ id, slug, name, kind, locality, sectors: its, updatedAt, ...rest }) => ({
			...{ id, slug, name, kind, locality, sectors: its, updatedAt },
			verified: rest.verifiedAt !== null,
			trashed: rest.deletedAt !== null
		}))
	};
};

export const actions: Actions = {
	trash: async (event) => {
		const viewer = await requireTeam(event, organizationActs.add);
		const by = byOf(viewer);
		const chosen = ticked(await event.request.formData(), 'chosen').slice(0, ROWS);
		const { done, gone } = await toEach(chosen, (tx, id) => trashOrganization(tx, id, by));
		redirect(303, href(`/desk/organizations?trashed=${done}&gone=${gone}`, event.locals.locale));
	}
};
