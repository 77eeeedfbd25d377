import { importActs } from '#exchange/acts.ts';
import { problemsTable } from '#exchange/desk/import/problems.server.ts';
import { tableResponse } from '#exchange/pages/table.server.ts';
import { batchOf } from '#exchange/server';
import { importerOf } from '#importers.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** Every cell that cannot be taken: where it is, what stands there, what is expected. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, importActs.run);
	const batch = await batchOf(event.params.id);
	return tableResponse(
		await problemsTable({ batch, importer: importerOf(batch.kind) }, event.locals.locale),
		event.url
	);
};
