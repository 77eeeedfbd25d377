import { flowResponse } from '#exchange/pages/table.server.ts';
import { contactActs } from '#network/acts.ts';
import { contactsTable } from '#network/desk/contacts/contacts.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** The contacts as the address narrows them, as a file for the team. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, contactActs.keep);
	return flowResponse(event, (tx) => contactsTable(event.url, tx));
};
