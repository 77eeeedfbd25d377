import { ref } from '#kernel/facts.ts';
import { spaceChoices } from '#spaces/desk/house/choices.server.ts';
import { saveSpace } from '#spaces/desk/house/form.server.ts';
import { requireKeeper } from '#spaces/desk/house/keeping.server.ts';
import { trashSpace, undoSpace } from '#spaces/server';
import { buttonsOf } from '#web/act.server.ts';
import { changesOf } from '#web/changes.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer, space } = await requireKeeper(event);
	const { id: _, place, keeper: __, deletedAt: ___, updatedAt: ____, ...written } = space;
	const now = { ...written, place: place.slug, units: Math.max(1, space.units) };
	const [changes, choices] = await Promise.all([
		changesOf(ref('space', space.id), now),
		spaceChoices({ viewer, locale: event.locals.locale, space })
	]);
	return { space, changes, choices };
};

const button = buttonsOf(
	async (event: RequestEvent) => {
		const { viewer, space } = await requireKeeper(event);
		return { viewer, id: space.id, typed: {} };
	},
	(id) => `/desk/spaces/${id}`
);

export const actions: Actions = {
	save: async (event) => {
		const { viewer, space } = await requireKeeper(event);
		return saveSpace(event, space, viewer);
	},
	undo: button('undone', undoSpace),
	trash: button('trashed', (tx, id, by) => trashSpace(tx, id, true, by)),
	restore: button('restored', (tx, id, by) => trashSpace(tx, id, false, by))
};
