import { ref } from '#kernel/facts.ts';
import { organizationActs } from '#network/acts.ts';
import { changesOf } from '#network/desk/organizations/history.server.ts';
import { savePlace } from '#network/desk/places/form.server.ts';
import { organizationNames, placeById, trashPlace, undoPlace } from '#network/server';
import { change } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, organizationActs.add);
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
		const viewer = await requireTeam(event, organizationActs.add);
		return savePlace(event, event.params.id, viewer);
	},
	undo: async (event) => {
		const viewer = await requireTeam(event, organizationActs.add);
		const { id } = event.params;
		return change(event, {}, (tx) => undoPlace(tx, id, byOf(viewer)), `/desk/places/${id}?done=undone`);
	},
	trash: async (event) => {
		const viewer = await requireTeam(event, organizationActs.add);
		const { id } = event.params;
		const trashed = fieldOf(await event.request.formData(), 'trashed') === '1';
		const to = `/desk/places/${id}?done=${trashed ? 'trashed' : 'restored'}`;
		return change(event, {}, (tx) => trashPlace(tx, id, trashed, byOf(viewer)), to);
	}
};
