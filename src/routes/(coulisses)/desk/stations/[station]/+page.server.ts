import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import { transaction } from '#kernel/server/db.ts';
import { revisionsOf } from '#kernel/server/revisions.ts';
import { keep, organizationsFor, stationFor } from '#stage/desk/stations/station.server.ts';
import { trashStation, undoStation } from '#stage/server';
import { problem } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer, station } = await stationFor(event);
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
		const { viewer, station } = await stationFor(event);
		return keep(event, viewer, station.id);
	},
	undo: async (event) => {
		const { viewer, station } = await stationFor(event);
		try {
			await transaction((tx) => undoStation(tx, station.id, byOf(viewer)));
		} catch (error) {
			return problem(error, { text: {} }, event.locals.locale);
		}
		redirect(303, href(`/desk/stations/${station.id}?done=undone`, event.locals.locale));
	},
	trash: async (event) => {
		const { station } = await stationFor(event);
		await transaction((tx) => trashStation(tx, station.id, true));
		redirect(303, href('/desk/stations?done=trashed', event.locals.locale));
	},
	restore: async (event) => {
		const { station } = await stationFor(event);
		await transaction((tx) => trashStation(tx, station.id, false));
		redirect(303, href(`/desk/stations/${station.id}?done=restored`, event.locals.locale));
	}
};
