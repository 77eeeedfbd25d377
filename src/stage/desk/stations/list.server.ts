import { tableOf } from '#exchange';
import type { Viewer } from '#kernel/identity/index.ts';
import { can, hostedBy } from '#kernel/identity/policy.ts';
import { m } from '#messages';
import { listQuery } from '#web/list.server.ts';
import { stationActs } from '../../acts.ts';
import { allStations, stationSorts } from '../../server/index.ts';

/** The stations that the address asks for, as far as the viewer looks after them. */
export async function stationsListed(url: URL, viewer: Viewer) {
	const query = listQuery(url, { sorts: stationSorts, filters: ['state'] });
	const organizations = can(viewer, stationActs.edit) ? null : hostedBy(viewer);
	const { q, sort, descending, filters } = query;
	const rows = await allStations({ q, sort, descending, organizations, state: filters.state ?? '' });
	return { query, rows };
}

/** The stations of the list, as a table. */
export const stationsTable = (rows: Awaited<ReturnType<typeof stationsListed>>['rows']) =>
	tableOf('stations', rows, {
		name: [m.web_name(), ({ name }) => name],
		slug: [m.stations_slug(), ({ slug }) => slug],
		organization: [m.web_organization(), ({ organizationName }) => organizationName],
		language: [m.stations_locale(), ({ locale }) => locale],
		delay: [m.stations_delay(), ({ delayMs }) => delayMs / 1000],
		primary: [m.stations_primary(), ({ theme }) => theme.primary],
		ground: [m.stations_ground(), ({ theme }) => theme.ground],
		mark: [m.stations_mark(), ({ theme }) => theme.mark],
		shows: [m.shows_shows(), ({ shows }) => Number(shows)]
	});
