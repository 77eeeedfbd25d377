import { listQuery } from '#web/list.server.ts';
import { reports } from '../../server/index.ts';

/** The reports that the list asks for: those of its page, or all for its export. */
export async function reportsListed(url: URL, limit: number, page?: number) {
	const query = listQuery(url, { sorts: ['date'], filters: ['state', 'kind'] });
	const { state = '', kind = '' } = query.filters;
	const offset = ((page ?? query.page) - 1) * limit;
	return { query, ...(await reports({ q: query.q, state, kind, limit, offset })) };
}
