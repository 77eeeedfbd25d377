import { flowResponse } from '#exchange/pages/table.server.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import { worksQuery } from '#network/desk/gallery/gallery.server.ts';
import { worksTable } from '#network/desk/gallery/table.server.ts';
import { worksInPortions } from '#network/server';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** The list of works as its address narrows it, as a file. */
export const GET: RequestHandler = async (event) => {
	const viewer = await requireTeam(event, deskActs.enter);
	const { asked } = worksQuery(event.url, viewer);
	return flowResponse(event, async (tx) => worksTable(worksInPortions(asked, tx), event.locals.locale));
};
