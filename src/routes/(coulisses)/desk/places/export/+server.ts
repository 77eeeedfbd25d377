import { tableResponse } from '#exchange/pages/table.server.ts';
import { organizationActs } from '#network/acts.ts';
import { placesListed } from '#network/desk/places/list.server.ts';
import { placeTable } from '#network/server';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** The list of places as a file. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, organizationActs.add);
	const { found } = await placesListed(event.url);
	return tableResponse(placeTable(found, event.locals.locale), event.url);
};
