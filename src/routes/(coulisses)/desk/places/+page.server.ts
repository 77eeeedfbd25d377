import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { organizationActs } from '#network/acts.ts';
import { placesListed } from '#network/desk/places/list.server.ts';
import { trashHouse } from '#spaces/server';
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
		const { done, gone, refused } = await toEach(chosen, (tx, id) => trashHouse(tx, id, by));
		const said = new URLSearchParams({ trashed: `${done}`, gone: `${gone}`, used: `${refused.length}` });
		redirect(303, href(`/desk/places?${said}`, event.locals.locale));
	}
};
