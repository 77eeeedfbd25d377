import { roomless } from '#agenda/server';
import { ref } from '#kernel/facts.ts';
import { occasions } from '#nouns.ts';
import { keepApart } from '#spaces/desk/house/apart.server.ts';
import { takesWhole } from '#spaces/desk/house/bringing.server.ts';
import { spaceChoices } from '#spaces/desk/house/choices.server.ts';
import { saveSpace } from '#spaces/desk/house/form.server.ts';
import { requireKeeper } from '#spaces/desk/house/keeping.server.ts';
import { exceptionsOf, isMachine, removeApart, trashSpace, undoSpace } from '#spaces/server';
import { buttonsOf, change } from '#web/act.server.ts';
import { changesOf } from '#web/changes.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer, space } = await requireKeeper(event);
	const { id: _, place, keeper: __, deletedAt: ___, updatedAt: ____, ...written } = space;
	const now = { ...written, place: place.slug, units: Math.max(1, space.units) };
	const [changes, choices, apart, roomlessHere] = await Promise.all([
		changesOf(ref('space', space.id), now),
		spaceChoices({ viewer, locale: event.locals.locale, space }),
		exceptionsOf(space),
		takesWhole(space) ? roomless(space.place.id) : []
	]);
	return { space, changes, choices, apart, roomless: roomlessHere.length, upkept: isMachine(space.kind) };
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
	apart: async (event) => keepApart(event, await requireKeeper(event), occasions),
	remove: async (event) => {
		const { viewer, space } = await requireKeeper(event);
		const id = fieldOf(await event.request.formData(), 'apart');
		const to = `/desk/spaces/${space.id}?done=together#apart`;
		return change(event, {}, (tx) => removeApart(tx, space, id, byOf(viewer)), to);
	},
	undo: button('undone', undoSpace),
	trash: button('trashed', (tx, id, by) => trashSpace(tx, id, true, by)),
	restore: button('restored', (tx, id, by) => trashSpace(tx, id, false, by))
};
