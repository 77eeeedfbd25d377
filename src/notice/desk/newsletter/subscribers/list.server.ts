import { listQuery } from '#web/list.server.ts';
import { subscribers } from '../../../server/index.ts';

/** What the address of the list asks for. */
export function subscribersAsked(url: URL) {
	const query = listQuery(url, { sorts: ['date'], filters: ['state'] });
	return { query, asked: { q: query.q, state: query.filters.state ?? '' } };
}

/** The addresses of its page. */
export async function subscribersListed(url: URL, limit: number) {
	const { query, asked } = subscribersAsked(url);
	return { query, ...(await subscribers({ ...asked, limit, offset: (query.page - 1) * limit })) };
}
