import { newsPath } from '#editorial';
import { siteActs } from '#editorial/acts.ts';
import { newsListed } from '#editorial/desk/news/list.server.ts';
import { tableOf } from '#exchange';
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
	const { rows } = await newsListed(event.url, MOST, 1);
	const table = tableOf('news', rows, {
		title: [m.web_title(), ({ title }) => say(title, locale).text],
		address: [m.web_address(), (one) => publicUrl() + href(newsPath(one), locale)],
		date: [m.web_date(), ({ publishedAt }) => publishedAt],
		changed: [m.site_changed(), ({ changedAt }) => changedAt]
	});
	return tableResponse(table, event.url);
};
