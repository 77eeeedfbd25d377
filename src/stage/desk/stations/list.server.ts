import type { RequestEvent } from '@sveltejs/kit';
import { can, hostedBy } from '#kernel/identity/policy.ts';
import { listQuery } from '#web/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import { allStations, stationSorts } from '../../server/index.ts';

/** The stations that the address asks for, as far as the viewer looks after them. */
export async function listed(event: Pick<RequestEvent, 'locals' | 'url'>) {
	const viewer = await requireTeam(event, 'desk.enter');
	const query = listQuery(event.url, { sorts: stationSorts, filters: ['state'] });
	const organizations = can(viewer, 'station.edit') ? null : hostedBy(viewer);
	const { q, sort, descending, filters } = query;
	const rows = await allStations({ q, sort, descending, organizations, state: filters.state ?? '' });
	return { viewer, query, rows };
}
