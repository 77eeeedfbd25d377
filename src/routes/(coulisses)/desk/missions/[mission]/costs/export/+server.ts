import { tableResponse } from '#exchange/pages/table.server.ts';
import { costsTable } from '#missions/desk/costs.server.ts';
import { requireMission } from '#missions/desk/entered.server.ts';
import { costsOf } from '#missions/server';
import type { RequestHandler } from './$types';

/** What a mission cost, line by line, as a file. */
export const GET: RequestHandler = async (event) => {
	const { id } = await requireMission(event);
	return tableResponse(costsTable(await costsOf(id)), event.url);
};
