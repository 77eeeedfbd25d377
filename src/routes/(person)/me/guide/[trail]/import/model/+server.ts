import { requireTrail } from '#city/pages/team.server.ts';
import { stopsTable } from '#city/server';
import { tableResponse } from '#exchange/pages/table.server.ts';
import type { RequestHandler } from './$types';

/** The table of a trail to fill in, with what is there already. */
export const GET: RequestHandler = async (event) => {
	const { trail } = await requireTrail(event);
	return tableResponse(await stopsTable(trail, event.locals.locale), event.url);
};
