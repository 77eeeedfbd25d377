import type { Viewer } from '#kernel/identity/index.ts';
import { listQuery, ROWS } from '#web/list.server.ts';
import { followUps, todayHere } from '../../server/index.ts';

/** What is to be done, for her or for all of the team, or what was done. */
export async function followUpsShown(url: URL, viewer: Viewer) {
	const query = listQuery(url, { sorts: ['due'], filters: ['for', 'state'] });
	const all = query.filters.for === 'all';
	const asked = {
		...(all ? {} : { for: viewer.id }),
		...{ text: query.q, done: query.filters.state === 'done', limit: ROWS, offset: (query.page - 1) * ROWS }
	};
	const [found, today] = await Promise.all([followUps(asked), todayHere()]);
	return { ...found, query, today, pages: Math.ceil(found.total / ROWS) };
}
