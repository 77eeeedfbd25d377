import { allNews, newsSorts } from '#editorial/server';
import { listQuery, ROWS } from '#web/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, 'site.edit');
	const asked = event.url.searchParams.has('sort');
	const query = listQuery(event.url, { sorts: newsSorts, filters: ['state'] });
	const { rows, total } = await allNews({
		...query,
		descending: asked ? query.descending : true,
		state: query.filters.state ?? '',
		limit: ROWS,
		offset: (query.page - 1) * ROWS
	});
	return { rows, total, query, pages: Math.ceil(total / ROWS) };
};
