import { newsPath } from '#editorial';
import { siteActs } from '#editorial/acts.ts';
import { newsListed } from '#editorial/desk/news/list.server.ts';
import { tableResponse } from '#exchange/pages/table.server.ts';
import { href } from '#kernel/address.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { say } from '#kernel/words.ts';
import { m } from '#messages';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

const MOST = 5000;

/** The news as the list shows them, as a file. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, siteActs.edit);
	const { locale } = event.locals;
	const { rows: news } = await newsListed(event.url, MOST, 1);
	const labels = { title: m.web_title, address: m.site_slug, date: m.web_date, changed: m.site_changed };
	const columns = Object.entries(labels).map(([id, label]) => ({ id, label: label() }));
	const rows = news.map((one) => ({
		title: say(one.title, locale).text,
		address: publicUrl() + href(newsPath(one), locale),
		date: one.publishedAt,
		changed: one.changedAt
	}));
	return tableResponse({ name: 'news', columns, rows }, event.url);
};
