import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import { requireAct } from '#kernel/identity/policy.ts';
import { spaceActs } from '#spaces/acts.ts';
import { placesKept } from '#spaces/desk/house/keeping.server.ts';
import { spacesListed } from '#spaces/desk/house/list.server.ts';
import { spaceById, trashSpace } from '#spaces/server';
import { toEach } from '#web/each.server.ts';
import { ticked } from '#web/form.server.ts';
import { ROWS } from '#web/list.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, deskActs.enter);
	const [{ query, found }, places] = await Promise.all([
		spacesListed(event.url, viewer, event.locals.locale),
		placesKept(viewer)
	]);
	return {
		query,
		total: found.length,
		pages: Math.ceil(found.length / ROWS),
		spaces: found.slice((query.page - 1) * ROWS, query.page * ROWS),
		places: places.map(({ slug, name }) => ({ value: slug, label: name }))
	};
};

export const actions: Actions = {
	trash: async (event) => {
		const viewer = await requireTeam(event, deskActs.enter);
		const chosen = ticked(await event.request.formData(), 'chosen').slice(0, ROWS);
		const { done, gone, refused } = await toEach(chosen, async (tx, id) => {
			requireAct(viewer, spaceActs.edit, { organisation: (await spaceById(id, tx)).keeper });
			await trashSpace(tx, id, true, byOf(viewer));
		});
		const said = new URLSearchParams({ trashed: `${done}`, gone: `${gone}`, taken: `${refused.length}` });
		redirect(303, href(`/desk/spaces?${said}`, event.locals.locale));
	}
};
