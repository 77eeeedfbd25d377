import type { RequestEvent } from '@sveltejs/kit';
import { listQuery } from '#web/list.server.ts';
import { allShows, showSorts } from '../../server/index.ts';
import { showsFor } from './show.server.ts';

/** The shows that the address asks for, as far as the viewer may see them. */
export async function listed(event: Pick<RequestEvent, 'locals' | 'url'>) {
	const { viewer, only } = await showsFor(event);
	const asked = event.url.searchParams.has('sort');
	const read = listQuery(event.url, { sorts: showSorts, filters: ['state', 'station'] });
	const query = { ...read, descending: asked ? read.descending : true };
	const { q, sort, descending, filters } = query;
	const { state = '', station = '' } = filters;
	const rows = await allShows({ q, sort, descending, state, station, only, locale: event.locals.locale });
	return { viewer, only, query, rows };
}
