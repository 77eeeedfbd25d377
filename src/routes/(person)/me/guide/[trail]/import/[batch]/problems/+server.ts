import { importingOf } from '#city/pages/import.server.ts';
import { requireTrail } from '#city/pages/team.server.ts';
import { problemsTable } from '#exchange/desk/import/problems.server.ts';
import { tableResponse } from '#exchange/pages/table.server.ts';
import type { RequestHandler } from './$types';

/** Every cell that cannot be taken: where it is, what stands there, what is expected. */
export const GET: RequestHandler = async (event) => {
	const importing = await importingOf(await requireTrail(event), event.params.batch);
	return tableResponse(await problemsTable(importing, event.locals.locale), event.url);
};
