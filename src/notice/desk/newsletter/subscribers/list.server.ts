import { listQuery } from '#web/list.server.ts';
import { subscribers } from '../../../server/index.ts';

/** The addresses that the list asks for: those of its page, or all for its export. */
export async function subscribersListed(url: URL, limit: number, page?: number) {
	const query = listQuery(url, { sorts: ['date'], filters: ['state'] });
	const offset = ((page ?? query.page) - 1) * limit;
	return { query, ...(await subscribers({ q: query.q, state: query.filters.state ?? '', limit, offset })) };
}
