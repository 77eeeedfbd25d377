import { tableResponse } from '#exchange/pages/table.server.ts';
import { listed, showsTable } from '#stage/desk/shows/list.server.ts';
import type { RequestHandler } from './$types';

/** The shows as the list shows them, as a file. */
export const GET: RequestHandler = async (event) => {
	const { rows } = await listed(event);
	return tableResponse(showsTable(rows, event.locals.locale), event.url);
};
