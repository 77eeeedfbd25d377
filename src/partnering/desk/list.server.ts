import { listQuery } from '#web/list.server.ts';
import { allProposals, proposalSorts } from '../server/index.ts';

/** The proposals that the address of the list asks for, the newest first unless it asks for another order. */
export async function proposalsListed(url: URL, limit: number) {
	const read = listQuery(url, { sorts: proposalSorts, filters: ['state', 'direction', 'waiting'] });
	const query = url.searchParams.has('sort') ? read : { ...read, descending: true };
	const { state = '', direction = '', waiting = '' } = query.filters;
	const found = await allProposals({ ...query, state, direction, waiting, limit, offset: (query.page - 1) * limit });
	return { query, ...found, pages: Math.ceil(found.total / limit) };
}
