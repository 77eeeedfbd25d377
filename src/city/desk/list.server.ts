import { listQuery } from '#web/list.server.ts';
import { allTrails, trailSorts } from '../server/index.ts';

/** The trails that the address of the list asks for, those changed last first unless it asks for another order. */
export async function trailsListed(url: URL, limit: number) {
	const read = listQuery(url, { sorts: trailSorts, filters: ['state'] });
	const query = url.searchParams.has('sort') ? read : { ...read, sort: 'changedAt' as const, descending: true };
	const { state = '' } = query.filters;
	const found = await allTrails({ ...query, state, limit, offset: (query.page - 1) * limit });
	return { query, ...found, pages: Math.ceil(found.total / limit) };
}
