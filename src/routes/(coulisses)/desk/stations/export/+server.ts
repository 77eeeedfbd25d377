import { tableResponse } from '#exchange/pages/table.server.ts';
import { listed, stationsTable } from '#stage/desk/stations/list.server.ts';
import type { RequestHandler } from './$types';

/** The stations as the list shows them, as a file. */
export const GET: RequestHandler = async (event) => {
	const { rows } = await listed(event);
	return tableResponse(stationsTable(rows), event.url);
};
