import { setImmediate as breathe } from 'node:timers/promises';
import type { Cell, Table } from '#exchange';
import type { Viewer } from '#kernel/identity/index.ts';
import { db } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import type { Its } from '../../back/merge.ts';
import type { FileRow } from '../file-list.ts';
import type { On } from '../tables.ts';
import { type ColumnId, columnIds, columnOf, toldAs } from './columns.ts';
import { type KeptFile, keptFiles } from './kept.ts';
import { type Lexicon, lexiconOf } from './known.ts';
import { type Signed, versionOf } from './version.ts';

const AT_ONCE = 50;

/** Files as a table. Those in which she works as an adviser of their keeper come back once it was edited: each with a sign of what stands in its line. */
export async function backTable(viewer: Viewer, list: readonly FileRow[], locale: Locale, on: On = db): Promise<Table> {
	const ids = list.map(({ id }) => id);
	const [files, lexicon] = await Promise.all([keptFiles(viewer, on, ids), lexiconOf(viewer, on)]);
	const rows: Record<string, Cell>[] = [];
	for (const [turn, row] of list.entries()) {
		const file = files.get(row.id);
		rows.push(file ? signedLine(file, files.size, lexicon, locale) : toldLine(opened(row), lexicon, locale));
		if (turn % AT_ONCE === 0) await breathe();
	}
	return {
		name: m.venture_files({}, { locale }),
		columns: [
			{ id: 'id', label: m.venture_column_id({}, { locale }) },
			...columnIds.map((id) => ({ id, label: columnOf(id).name({}, { locale }), text: id === 'nace' })),
			{ id: 'version', label: m.back_version({}, { locale }), hidden: true }
		],
		rows
	};
}

/** A file that is open to her, kept elsewhere: it is told, and does not come back. */
const opened = ({ holders, ...row }: FileRow): KeptFile => ({
	...row,
	holders: holders.map((name) => ({ name, email: null })),
	numbers: []
});

const tell = (file: KeptFile, id: ColumnId, lexicon: Lexicon, locale: Locale): Cell =>
	id === 'adviser' ? (file.adviser?.name ?? null) : toldAs(id, columnOf(id).of(file, lexicon), lexicon, locale);

const toldLine = (file: KeptFile, lexicon: Lexicon, locale: Locale): Record<string, Cell> => ({
	id: file.id,
	...Object.fromEntries(columnIds.map((id) => [id, tell(file, id, lexicon, locale)]))
});

function signedLine(file: KeptFile, lines: number, lexicon: Lexicon, locale: Locale): Record<string, Cell> {
	const its = (column: Signed): Its => {
		const id = column.replace('~', '') as ColumnId;
		return column === id ? columnOf(id).of(file, lexicon) : String(tell(file, id, lexicon, locale) ?? '');
	};
	return { ...toldLine(file, lexicon, locale), version: versionOf(file.id, lines, its) };
}
