import { listQuery } from '#web/list.server.ts';
import { allNews, newsSorts } from '../../server/index.ts';

/** The news that the address of the list asks for, the newest first unless it asks for another order: those of its page, or all for its export. */
export async function newsListed(url: URL, limit: number, page?: number) {
	const read = listQuery(url, { sorts: newsSorts, filters: ['state'] });
	const query = url.searchParams.has('sort') ? read : { ...read, descending: true };
	const offset = ((page ?? query.page) - 1) * limit;
	return { query, ...(await allNews({ ...query, state: query.filters.state ?? '', limit, offset })) };
}
