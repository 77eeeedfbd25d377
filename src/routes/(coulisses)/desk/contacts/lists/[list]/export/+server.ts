import { flowResponse } from '#exchange/pages/table.server.ts';
import { contactActs } from '#network/acts.ts';
import { listTable } from '#network/desk/contacts/lists.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** Who is in a saved list, as a file for the team. */
export const GET: RequestHandler = async (event) => {
	const viewer = await requireTeam(event, contactActs.keep);
	return flowResponse(event, (tx) => listTable(event.params.list, viewer, tx));
};
