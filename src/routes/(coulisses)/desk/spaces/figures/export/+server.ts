import { tableResponse } from '#exchange/pages/table.server.ts';
import { figuresTable, requireFigures } from '#spaces/desk/figures/figures.server.ts';
import type { RequestHandler } from './$types';

/** The figures as the page shows them, as a file. */
export const GET: RequestHandler = async (event) => {
	const viewer = await requireFigures(event);
	return tableResponse(await figuresTable(event.url, viewer, event.locals.locale), event.url);
};
