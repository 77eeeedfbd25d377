import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { transaction } from '#kernel/server/db.ts';
import { organizations, placeById, trashPlace } from '#network/server';
import { fieldOf } from '../../../../form.server.ts';
import { team } from '../../../guard.server.ts';
import { savePlace } from '../form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await team(event, 'organization.add');
	const [place, all] = await Promise.all([placeById(event.params.id), organizations()]);
	return {
		place,
		keeper: all.find(({ slug }) => slug === place.organization)?.id,
		organizations: all.map(({ id, name }) => ({ value: id, label: name }))
	};
};

export const actions: Actions = {
	save: async (event) => {
		await team(event, 'organization.add');
		const saved = await savePlace(event, event.params.id);
		if (typeof saved !== 'string') return saved;
		redirect(303, href(`/desk/places/${saved}?done=saved`, event.locals.locale));
	},
	trash: async (event) => {
		await team(event, 'organization.add');
		const trashed = fieldOf(await event.request.formData(), 'trashed') === '1';
		await transaction((tx) => trashPlace(tx, event.params.id, trashed));
		const done = trashed ? 'trashed' : 'restored';
		redirect(303, href(`/desk/places/${event.params.id}?done=${done}`, event.locals.locale));
	}
};
