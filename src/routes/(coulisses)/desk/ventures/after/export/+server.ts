import { tableResponse } from '#exchange/pages/table.server.ts';
import { ventureActs } from '#venture/acts.ts';
import { followUpTable } from '#venture/desk/following/follow-ups.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** What became of files, as a file. */
export const GET: RequestHandler = async (event) => {
	const viewer = await requireTeam(event, ventureActs.accompany);
	return tableResponse(await followUpTable(viewer, event.locals.locale), event.url);
};
