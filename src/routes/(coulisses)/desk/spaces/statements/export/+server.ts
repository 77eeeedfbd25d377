import { tableResponse } from '#exchange/pages/table.server.ts';
import { spaceActs } from '#spaces/acts.ts';
import { linesTable } from '#spaces/desk/plans/tables.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** The lines of a month's statements as a file, or of all of them. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, spaceActs.bill);
	return tableResponse(await linesTable(event.url, event.locals.locale), event.url);
};
