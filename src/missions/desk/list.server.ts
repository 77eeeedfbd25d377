import { listQuery } from '#web/list.server.ts';
import { allMissions, missionSorts } from '../server/index.ts';

/** The missions that the address of the list asks for, the latest first unless it asks for another order. */
export async function missionsListed(url: URL, limit: number) {
	const read = listQuery(url, { sorts: missionSorts, filters: ['state'] });
	const query = url.searchParams.has('sort') ? read : { ...read, descending: true };
	const found = await allMissions({
		...{ ...query, state: query.filters.state ?? '', limit, offset: (query.page - 1) * limit }
	});
	return { query, ...found, pages: Math.ceil(found.total / limit) };
}
