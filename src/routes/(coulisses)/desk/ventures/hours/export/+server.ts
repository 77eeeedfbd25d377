import { tableResponse } from '#exchange/pages/table.server.ts';
import { ventureActs } from '#venture/acts.ts';
import { monthAsked, timesheet } from '#venture/desk/hours.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** An adviser's timesheet as a file. */
export const GET: RequestHandler = async (event) => {
	const viewer = await requireTeam(event, ventureActs.accompany);
	return tableResponse(await timesheet(viewer, await monthAsked(event.url), event.locals.locale), event.url);
};
