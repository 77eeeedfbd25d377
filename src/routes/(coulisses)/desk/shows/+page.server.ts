import { deskActs } from '#kernel/identity/acts.ts';
import { can } from '#kernel/identity/policy.ts';
import { showsListed } from '#stage/desk/shows/list.server.ts';
import { requireShows } from '#stage/desk/shows/show.server.ts';
import { stationChoices } from '#stage/server';
import { ROWS } from '#web/list.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer, only } = await requireShows(event);
	const { query, rows } = await showsListed(event, only);
	const shown = rows.slice((query.page - 1) * ROWS, query.page * ROWS);
	return {
		query,
		total: rows.length,
		pages: Math.max(1, Math.ceil(rows.length / ROWS)),
		mayAdd: can(viewer, deskActs.enter),
		stations: (await stationChoices()).map(({ id, name }) => ({ value: id, label: name })),
		rows: shown.map(({ id, listing: { occurrence, offering }, state, picture, stations }) => ({
			...{ id, state, picture, stations, title: offering.title, organization: offering.organization.name },
			...{ startsAt: occurrence.startsAt, fictional: offering.fictional }
		}))
	};
};
