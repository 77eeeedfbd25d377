import { problemsTable } from '#exchange/desk/import/problems.server.ts';
import { tableResponse } from '#exchange/pages/table.server.ts';
import { ventureActs } from '#venture/acts.ts';
import { importingOf } from '#venture/desk/back/bringing.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** Every cell that cannot be taken: where it is, what stands there, what is expected. */
export const GET: RequestHandler = async (event) => {
	const importing = await importingOf(event.params.id, await requireTeam(event, ventureActs.accompany));
	return tableResponse(await problemsTable(importing, event.locals.locale), event.url);
};
