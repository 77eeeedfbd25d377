import { tableResponse } from '#exchange/pages/table.server.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import { stationsListed, stationsTable } from '#stage/desk/stations/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** The stations as the list shows them, as a file. */
export const GET: RequestHandler = async (event) => {
	const { rows } = await stationsListed(event.url, await requireTeam(event, deskActs.enter));
	return tableResponse(stationsTable(rows), event.url);
};
