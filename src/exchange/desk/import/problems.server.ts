import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { type Table, tableOf } from '../../index.ts';
import { type Batch, type Importer, problemsOf } from '../../server/index.ts';
import { sentenceOf } from './sentence.server.ts';

/** Every cell of an import that cannot be taken, as a table. */
export const problemsTable = async (
	{ batch, importer }: Readonly<{ batch: Batch; importer: Importer }>,
	locale: Locale
): Promise<Table> =>
	tableOf(m.import_problems_file(), await problemsOf(batch.id), {
		row: [m.import_row(), ({ row }) => row],
		column: [m.import_column(), ({ letter, title }) => `${letter} · ${title}`],
		found: [m.import_found(), ({ found }) => found],
		expected: [m.import_expected(), (one) => sentenceOf(importer, one, locale)]
	});
