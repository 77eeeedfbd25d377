import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { transaction } from '#kernel/server/db.ts';
import { trashPlace } from '#network/server';
import { ticked } from '../../../form.server.ts';
import { ROWS } from '../../../list.server.ts';
import { byOf, team } from '../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { placesListed } from './list.server.ts';

export const load: PageServerLoad = async (event) => {
	await team(event, 'organization.add');
	const { query, all } = await placesListed(event.url);
	const shown = all.slice((query.page - 1) * ROWS, query.page * ROWS);
	return {
		query,
		total: all.length,
		pages: Math.ceil(all.length / ROWS),
		places: shown.map(({ id, name, locality, address, organizationName, lat, updatedAt }) => ({
			...{ id, name, locality, address, organizationName, updatedAt },
			onMap: lat !== null
		}))
	};
};

export const actions: Actions = {
	trash: async (event) => {
		const viewer = await team(event, 'organization.add');
		const chosen = ticked(await event.request.formData(), 'chosen').slice(0, ROWS);
		await transaction(async (tx) => {
			for (const id of chosen) await trashPlace(tx, id, true, byOf(viewer));
		});
		redirect(303, href(`/desk/places?trashed=${chosen.length}`, event.locals.locale));
	}
};
