import { tableResponse } from '#exchange/pages/table.server.ts';
import { ventureActs } from '#venture/acts.ts';
import { filesAsked, fileTable } from '#venture/desk/files.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** The list of files as a file. */
export const GET: RequestHandler = async (event) => {
	const viewer = await requireTeam(event, ventureActs.accompany);
	const { wanted } = await filesAsked(event.url, viewer);
	return tableResponse(await fileTable(viewer, wanted, event.locals.locale), event.url);
};
