import { importActs } from '#exchange/acts.ts';
import { sentenceOf } from '#exchange/desk/import/sentence.server.ts';
import { tableResponse } from '#exchange/pages/table.server.ts';
import { batchOf, problemsOf } from '#exchange/server';
import { m } from '#messages';
import { requireTeam } from '#web/require.server.ts';
import { importerOf } from '../../importing.server.ts';
import type { RequestHandler } from './$types';

/** Every cell that cannot be taken: where it is, what stands there, what is expected. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, importActs.run);
	const batch = await batchOf(event.params.id);
	const importer = importerOf(batch.kind);
	const rows = (await problemsOf(batch.id)).map((one) => ({
		row: one.row,
		column: `${one.letter} · ${one.title}`,
		found: one.found,
		expected: sentenceOf(importer, one, event.locals.locale)
	}));
	const columns = [
		{ id: 'row', label: m.import_row() },
		{ id: 'column', label: m.import_column() },
		{ id: 'found', label: m.import_found() },
		{ id: 'expected', label: m.import_expected() }
	];
	return tableResponse({ name: m.import_problems_file(), columns, rows }, event.url);
};
