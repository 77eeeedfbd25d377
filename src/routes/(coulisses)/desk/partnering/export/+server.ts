import { tableResponse } from '#exchange/pages/table.server.ts';
import { partneringActs } from '#partnering/acts.ts';
import { proposalsListed, proposalsTable } from '#partnering/desk/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

const MOST = 50_000;

/** The list of proposals as its address narrows it, as a file. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, partneringActs.keep);
	const { rows } = await proposalsListed(event.url, MOST, 1);
	return tableResponse(proposalsTable(rows), event.url);
};
