import { ref } from '#kernel/facts.ts';
import { organizationActs } from '#network/acts.ts';
import { savePlace } from '#network/desk/places/form.server.ts';
import { organizationNames, placeById, trashPlace, undoPlace } from '#network/server';
import { trashHouse } from '#spaces/server';
import { buttonsOf } from '#web/act.server.ts';
import { changesOf } from '#web/changes.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

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

const button = buttonsOf(
	async (event: RequestEvent) => ({
		...{ viewer: await requireTeam(event, organizationActs.add), id: event.params.id },
		typed: {}
	}),
	(id) => `/desk/places/${id}`
);

export const actions: Actions = {
	save: async (event) => {
		const viewer = await requireTeam(event, organizationActs.add);
		return savePlace(event, event.params.id, viewer);
	},
	undo: button('undone', undoPlace),
	trash: button('trashed', trashHouse),
	restore: button('restored', (tx, id, by) => trashPlace(tx, id, false, by))
};
