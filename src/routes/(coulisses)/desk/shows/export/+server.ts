import { tableResponse } from '#exchange/pages/table.server.ts';
import { showsListed, showsTable } from '#stage/desk/shows/list.server.ts';
import { requireShows } from '#stage/desk/shows/show.server.ts';
import type { RequestHandler } from './$types';

/** The shows as the list shows them, as a file. */
export const GET: RequestHandler = async (event) => {
	const { only } = await requireShows(event);
	const { rows } = await showsListed(event, only);
	return tableResponse(showsTable(rows, event.locals.locale), event.url);
};
