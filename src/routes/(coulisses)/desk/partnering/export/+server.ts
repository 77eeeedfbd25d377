import { flowResponse } from '#exchange/pages/table.server.ts';
import { partneringActs } from '#partnering/acts.ts';
import { proposalsTable } from '#partnering/desk/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** The list of proposals as its address narrows it, as a file. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, partneringActs.keep);
	return flowResponse(event, async (tx) => proposalsTable(event.url, tx));
};
