import { setImmediate } from 'node:timers/promises';
import type { Flow, Table, TableFormat } from '../../index.ts';
import { bookPieces, XLSX } from './book.ts';
import { csvPieces } from './csv.ts';

/** A file to download. */
export type TableFile = Readonly<{ content: Uint8Array<ArrayBuffer>; mediaType: string; name: string }>;
/** The same as its bytes come. */
export type FlowingFile = Omit<TableFile, 'content'> & Readonly<{ pieces: AsyncGenerator<string | Uint8Array> }>;

/** So many rows are written in one turn of the event loop: some milliseconds. */
const PORTION = 500;

/**
 * Writes a table as its rows come, as CSV or .xlsx. A text that a spreadsheet would take for a formula gets an apostrophe before it.
 * @param timeZone by whose clock moments are written, to the minute: a spreadsheet knows no zones.
 */
export function flowingTable(table: Flow | Table, format: TableFormat, timeZone: string): FlowingFile {
	if (format === 'xlsx') return flowingWorkbook(table.name, [table], timeZone);
	const pieces = csvPieces(inPortions(table), timeZone);
	return { pieces, mediaType: 'text/csv; charset=utf-8', name: `${table.name}.csv` };
}

/** Several tables as one .xlsx, a sheet each; see `flowingTable`. */
export const flowingWorkbook = (name: string, tables: readonly (Flow | Table)[], timeZone: string): FlowingFile => ({
	pieces: bookPieces(tables.map(inPortions), timeZone),
	...{ mediaType: XLSX, name: `${name}.xlsx` }
});

/** A table as a whole file; see `flowingTable`. */
export const writeTable = (table: Table, format: TableFormat, timeZone = 'UTC'): Promise<TableFile> =>
	whole(flowingTable(table, format, timeZone));

/** Several tables as a whole file; see `flowingWorkbook`. */
export const writeWorkbook = (name: string, tables: readonly Table[], timeZone = 'UTC'): Promise<TableFile> =>
	whole(flowingWorkbook(name, tables, timeZone));

async function whole({ pieces, ...file }: FlowingFile): Promise<TableFile> {
	const all = await Array.fromAsync(pieces, (piece) => Buffer.from(piece));
	return { ...file, content: new Uint8Array(Buffer.concat(all)) };
}

const inPortions = (table: Flow | Table): Flow =>
	'rows' in table ? { ...table, portions: sliced(table.rows) } : table;

async function* sliced(rows: Table['rows']) {
	for (let from = 0; from < rows.length; from += PORTION) {
		yield rows.slice(from, from + PORTION);
		await setImmediate();
	}
}
