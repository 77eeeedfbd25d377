import { activitiesListed } from '#agenda/desk/activities/list.server.ts';
import { activitiesTable } from '#agenda/desk/activities/table.server.ts';
import { tableResponse } from '#exchange/pages/table.server.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

const MOST = 5000;

/** The list as one sees it, a row for each séance, and one for an activity that has none. */
export const GET: RequestHandler = async (event) => {
	const viewer = await requireTeam(event, deskActs.enter);
	const { locale } = event.locals;
	const { rows } = await activitiesListed(event.url, viewer, locale, { limit: MOST, page: 1 });
	return tableResponse(await activitiesTable(rows, locale), event.url);
};
