import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { organizationActs } from '#network/acts.ts';
import { placesListed } from '#network/desk/places/list.server.ts';
import { trashPlace } from '#network/server';
import { toEach } from '#web/each.server.ts';
import { ticked } from '#web/form.server.ts';
import { ROWS } from '#web/list.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, organizationActs.add);
	const { query, found, total } = await placesListed(event.url, ROWS);
	return {
		query,
		total,
		pages: Math.ceil(total / ROWS),
		places: found.map(({ id, name, locality, address, organizationName, lat, updatedAt }) => ({
			...{ id, name, locality, address, organizationName, updatedAt },
			onMap: lat !== null
		}))
	};
};

export const actions: Actions = {
	trash: async (event) => {
		const viewer = await requireTeam(event, organizationActs.add);
		const chosen = ticked(await event.request.formData(), 'chosen').slice(0, ROWS);
		const by = byOf(viewer);
		const { done, gone } = await toEach(chosen, (tx, id) => trashPlace(tx, id, true, by));
		redirect(303, href(`/desk/places?trashed=${done}&gone=${gone}`, event.locals.locale));
	}
};
