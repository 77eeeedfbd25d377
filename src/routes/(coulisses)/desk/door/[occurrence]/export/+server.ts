import { requireNames } from '#agenda/desk/door/door.server.ts';
import { doorTable } from '#agenda/desk/door/table.server.ts';
import { tableResponse } from '#exchange/pages/table.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const listing = await requireNames(event);
	return tableResponse(await doorTable(listing, event.url, event.locals.locale), event.url);
};
