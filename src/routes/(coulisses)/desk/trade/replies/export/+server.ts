import { tableResponse } from '#exchange/pages/table.server.ts';
import { asked, repliesTable } from '#stage/desk/trade/replies/list.server.ts';
import { requireKeeper } from '#stage/desk/trade/trade.server.ts';
import type { RequestHandler } from './$types';

const MOST = 5000;

/** The register as the list shows it, as a file. */
export const GET: RequestHandler = async (event) => {
	const { shows, reach } = await requireKeeper(event);
	const { rows } = await asked(event, shows, reach, MOST);
	return tableResponse(repliesTable(rows, event.locals.locale), event.url);
};
