import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import { transaction } from '#kernel/server/db.ts';
import { changesOf } from '#network/desk/organizations/history.server.ts';
import { savePlace } from '#network/desk/places/form.server.ts';
import { organizationNames, placeById, trashPlace, undoPlace } from '#network/server';
import { fieldOf, problem } from '#web/form.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, 'organization.add');
	const { id } = event.params;
	const [place, all] = await Promise.all([placeById(id), organizationNames()]);
	return {
		place,
		changes: await changesOf(ref('place', id), place),
		keeper: all.find(({ slug }) => slug === place.organization)?.id,
		organizations: all.map(({ id, name }) => ({ value: id, label: name }))
	};
};

export const actions: Actions = {
	save: async (event) => {
		const viewer = await requireTeam(event, 'organization.add');
		const saved = await savePlace(event, event.params.id, viewer);
		if (typeof saved !== 'string') return saved;
		redirect(303, href(`/desk/places/${saved}?done=saved`, event.locals.locale));
	},
	undo: async (event) => {
		const viewer = await requireTeam(event, 'organization.add');
		try {
			await transaction((tx) => undoPlace(tx, event.params.id, byOf(viewer)));
		} catch (error) {
			return problem<Record<string, string>>(error, {}, event.locals.locale);
		}
		redirect(303, href(`/desk/places/${event.params.id}?done=undone`, event.locals.locale));
	},
	trash: async (event) => {
		const viewer = await requireTeam(event, 'organization.add');
		const trashed = fieldOf(await event.request.formData(), 'trashed') === '1';
		await transaction((tx) => trashPlace(tx, event.params.id, trashed, byOf(viewer)));
		const done = trashed ? 'trashed' : 'restored';
		redirect(303, href(`/desk/places/${event.params.id}?done=${done}`, event.locals.locale));
	}
};
