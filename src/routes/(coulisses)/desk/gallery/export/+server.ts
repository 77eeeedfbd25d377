import { tableResponse } from '#exchange/pages/table.server.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import { worksQuery } from '#network/desk/gallery/gallery.server.ts';
import { worksTable } from '#network/desk/gallery/table.server.ts';
import { workList } from '#network/server';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

const MOST = 50_000;

/** The list of works as its address narrows it, as a file. */
export const GET: RequestHandler = async (event) => {
	const viewer = await requireTeam(event, deskActs.enter);
	const { works } = await workList({ ...worksQuery(event.url, viewer).asked, limit: MOST, offset: 0 });
	return tableResponse(worksTable(works, event.locals.locale), event.url);
};
