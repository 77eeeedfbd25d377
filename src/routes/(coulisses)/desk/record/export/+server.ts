import { flowResponse } from '#exchange/pages/table.server.ts';
import { recordActs } from '#kernel/identity/acts.ts';
import { tracesInPortions } from '#kernel/identity/server/traces.ts';
import { requireTeam } from '#web/require.server.ts';
import { recordQuery } from '../query.server.ts';
import { recordTable } from '../table.server.ts';
import type { RequestHandler } from './$types';

/** The record as its address narrows it, as a file for the admins. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, recordActs.see);
	const { asked } = recordQuery(event.url);
	return flowResponse(event, async (tx) => recordTable(tracesInPortions(asked, tx), event.locals.locale));
};
