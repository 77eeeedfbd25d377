import { ref } from '#kernel/facts.ts';
import { revisionsOf } from '#kernel/server/revisions.ts';
import { keep, organizationsFor, requireStation } from '#stage/desk/stations/station.server.ts';
import { trashStation, undoStation } from '#stage/server';
import { change } from '#web/act.server.ts';
import { byOf } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer, station } = await requireStation(event);
	const before = await revisionsOf(ref('station', station.id), 1);
	const { id, name, slug, organization, theme, locale, delayMs, deletedAt } = station;
	return {
		id,
		station: { name, slug, organization, theme, locale, delayMs },
		trashed: deletedAt !== null,
		undo: before.length > 0,
		organizations: await organizationsFor(viewer)
	};
};

export const actions: Actions = {
	save: async (event) => {
		const { viewer, station } = await requireStation(event);
		return keep(event, viewer, station.id);
	},
	undo: async (event) => {
		const { viewer, station } = await requireStation(event);
		return change(event, kept, (tx) => undoStation(tx, station.id, byOf(viewer)), pageOf(station.id, 'undone'));
	},
	trash: async (event) => {
		const { station } = await requireStation(event);
		return change(event, kept, (tx) => trashStation(tx, station.id, true), '/desk/stations?done=trashed');
	},
	restore: async (event) => {
		const { station } = await requireStation(event);
		return change(event, kept, (tx) => trashStation(tx, station.id, false), pageOf(station.id, 'restored'));
	}
};

/** Nothing was typed. */
const kept = { text: {} };
const pageOf = (station: string, done: string): string => `/desk/stations/${station}?done=${done}`;
