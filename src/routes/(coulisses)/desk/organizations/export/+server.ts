import { tableResponse } from '#exchange/pages/table.server.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import { organizationsAsked } from '#network/desk/organizations/list.server.ts';
import { organizations, organizationTable } from '#network/server';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** The list as a file, in the columns that the importer reads. */
export const GET: RequestHandler = async (event) => {
	const { filter } = organizationsAsked(event.url, await requireTeam(event, deskActs.enter));
	const all = await organizations({ ...filter, limit: undefined });
	return tableResponse(organizationTable(all, event.locals.locale), event.url);
};
