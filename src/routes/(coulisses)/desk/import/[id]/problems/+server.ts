import { tableOf } from '#exchange';
import { importActs } from '#exchange/acts.ts';
import { sentenceOf } from '#exchange/desk/import/sentence.server.ts';
import { tableResponse } from '#exchange/pages/table.server.ts';
import { batchOf, problemsOf } from '#exchange/server';
import { importerOf } from '#importers.ts';
import { m } from '#messages';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** Every cell that cannot be taken: where it is, what stands there, what is expected. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, importActs.run);
	const batch = await batchOf(event.params.id);
	const importer = importerOf(batch.kind);
	const table = tableOf(m.import_problems_file(), await problemsOf(batch.id), {
		row: [m.import_row(), ({ row }) => row],
		column: [m.import_column(), ({ letter, title }) => `${letter} · ${title}`],
		found: [m.import_found(), ({ found }) => found],
		expected: [m.import_expected(), (one) => sentenceOf(importer, one, event.locals.locale)]
	});
	return tableResponse(table, event.url);
};
