import { tableResponse } from '#exchange/pages/table.server.ts';
import { recordActs } from '#kernel/identity/acts.ts';
import { tracesListed } from '#kernel/identity/server/traces.ts';
import { requireTeam } from '#web/require.server.ts';
import { recordQuery } from '../query.server.ts';
import { recordTable } from '../table.server.ts';
import type { RequestHandler } from './$types';

const MOST = 50_000;

/** The record as its address narrows it, as a file for the admins. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, recordActs.see);
	const { traces } = await tracesListed({ ...recordQuery(event.url).asked, limit: MOST, offset: 0 });
	return tableResponse(recordTable(traces, event.locals.locale), event.url);
};
