import { siteActs } from '#editorial/acts.ts';
import { newsListed } from '#editorial/desk/news/list.server.ts';
import { ROWS } from '#web/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, siteActs.edit);
	const { rows, total, query } = await newsListed(event.url, ROWS);
	return { rows, total, query, pages: Math.ceil(total / ROWS) };
};
