import type { Viewer } from '#kernel/identity/index.ts';
import { listQuery, ROWS } from '#web/list.server.ts';
import { followUps, todayHere } from '../../server/index.ts';

/** What is to be done, for her or for all of the team, or what was done. */
export async function followUpsShown(url: URL, viewer: Viewer) {
	const query = listQuery(url, { sorts: ['due'], filters: ['for', 'state'] });
	const { for: whose, state } = query.filters;
	const today = await todayHere();
	const found = await followUps({
		...(whose === 'me' && { for: viewer.id }),
		...(state === 'open' && { done: false }),
		...(state === 'due' && { done: false, by: today }),
		...(state === 'done' && { done: true }),
		...{ text: query.q, limit: ROWS, offset: (query.page - 1) * ROWS }
	});
	return { ...found, query, today, pages: Math.ceil(found.total / ROWS) };
}
