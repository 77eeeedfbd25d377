import { tableResponse } from '#exchange/pages/table.server.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import { spacesListed } from '#spaces/desk/house/list.server.ts';
import { spaceTable } from '#spaces/server';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** The list of spaces as a file, in the columns of the import. */
export const GET: RequestHandler = async (event) => {
	const { locale } = event.locals;
	const { found } = await spacesListed(event.url, await requireTeam(event, deskActs.enter), locale);
	return tableResponse(spaceTable(found, locale), event.url);
};
