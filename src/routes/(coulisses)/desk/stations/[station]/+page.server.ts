import { ref } from '#kernel/facts.ts';
import { changedBefore } from '#kernel/server/revisions.ts';
import { keep, organizationsFor, requireStation } from '#stage/desk/stations/station.server.ts';
import { trashStation, undoStation } from '#stage/server';
import { buttonsOf } from '#web/act.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer, station } = await requireStation(event);
	const { id, name, slug, organization, theme, locale, delayMs, deletedAt } = station;
	return {
		id,
		station: { name, slug, organization, theme, locale, delayMs },
		trashed: deletedAt !== null,
		undo: await changedBefore(ref('station', station.id)),
		organizations: await organizationsFor(viewer)
	};
};

const button = buttonsOf(
	async (event: RequestEvent) => {
		const { viewer, station } = await requireStation(event);
		return { viewer, id: station.id, typed: { text: {} } };
	},
	(id) => `/desk/stations/${id}`
);

export const actions: Actions = {
	save: async (event) => {
		const { viewer, station } = await requireStation(event);
		return keep(event, viewer, station.id);
	},
	undo: button('undone', undoStation),
	trash: button('trashed', (tx, id) => trashStation(tx, id, true)),
	restore: button('restored', (tx, id) => trashStation(tx, id, false))
};
