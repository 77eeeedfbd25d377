import { tableResponse } from '#exchange/pages/table.server.ts';
import { answersTable } from '#venture/pages/playtests/playtest.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** What testers answered, as a file. */
export const GET: RequestHandler = async (event) => {
	const viewer = requirePerson(event);
	return tableResponse(await answersTable(viewer, event.params.playtest, event.locals.locale), event.url);
};
