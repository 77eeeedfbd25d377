import { tableResponse } from '#exchange/pages/table.server.ts';
import { spaceActs } from '#spaces/acts.ts';
import { contractsTable } from '#spaces/desk/plans/tables.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** The list as a file. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, spaceActs.bill);
	return tableResponse(await contractsTable(event.url, event.locals.locale), event.url);
};
