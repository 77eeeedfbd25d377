import { newsPath } from '#editorial';
import { allNews, newsSorts } from '#editorial/server';
import { tableResponse } from '#exchange/pages/table.server.ts';
import { href } from '#kernel/address.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { say } from '#kernel/words.ts';
import { m } from '#messages';
import { listQuery } from '#web/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

const MOST = 5000;

/** The news as the list shows them, as a file. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, 'site.edit');
	const { locale } = event.locals;
	const query = listQuery(event.url, { sorts: newsSorts, filters: ['state'] });
	const { rows } = await allNews({ ...query, state: query.filters.state ?? '', limit: MOST, offset: 0 });
	return tableResponse(
		{
			name: 'news',
			columns: [
				{ id: 'title', label: m.site_title() },
				{ id: 'address', label: m.site_slug() },
				{ id: 'date', label: m.site_date() },
				{ id: 'changed', label: m.site_changed() }
			],
			rows: rows.map((one) => ({
				title: say(one.title, locale).text,
				address: publicUrl() + href(newsPath(one), locale),
				date: one.publishedAt,
				changed: one.changedAt
			}))
		},
		event.url
	);
};
