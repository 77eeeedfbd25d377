import xlsx from '@e965/xlsx';
import papa from 'papaparse';
import type { Cell, Table, TableFormat } from '../index.ts';

/** A file to download. */
export type TableFile = Readonly<{ content: Uint8Array<ArrayBuffer>; mediaType: string; name: string }>;

/**
 * Writes a table as Belgian Excel opens it by a double click: CSV with semicolons, in UTF-8 with a byte order mark (RFC 4180 but for the
 * delimiter), or .xlsx. A text that a spreadsheet would take for a formula gets an apostrophe before it (CWE-1236).
 */
export function writeTable(table: Table, format: TableFormat): TableFile {
	const head = table.columns.map(({ label }) => label);
	const body = table.rows.map((row) => table.columns.map(({ id }) => row[id] ?? null));
	const name = `${table.name}.${format}`;
	if (format === 'xlsx') return writeWorkbook(table.name, [table]);
	const text = papa.unparse(
		{ fields: head.map(harmless), data: body.map((row) => row.map(csvText)) },
		{ delimiter: ';' }
	);
	return { content: new TextEncoder().encode(`\uFEFF${text}\r\n`), mediaType: 'text/csv; charset=utf-8', name };
}

/** Writes several tables as one .xlsx, a sheet each. */
export function writeWorkbook(name: string, tables: readonly Table[]): TableFile {
	const book = xlsx.utils.book_new();
	for (const table of tables) xlsx.utils.book_append_sheet(book, sheetOf(table), sheetName(table.name));
	const written = xlsx.write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer;
	return { content: new Uint8Array(written), mediaType: XLSX, name: `${name}.xlsx` };
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function sheetOf({ columns, rows }: Table) {
	const cells = rows.map((row) => columns.map(({ id }) => row[id] ?? null));
	return xlsx.utils.aoa_to_sheet(
		[columns.map(({ label }) => label), ...cells].map((row) =>
			row.map((cell) => (typeof cell === 'string' ? harmless(cell) : cell))
		),
		{ cellDates: true, dateNF: 'dd/mm/yyyy hh:mm', UTC: true }
	);
}

const csvText = (cell: Cell): string | number | boolean | null => {
	if (cell instanceof Date) return cell.toISOString();
	return typeof cell === 'string' ? harmless(cell) : cell;
};

// a spreadsheet refuses these signs in the name of a sheet, and an apostrophe at its ends
const sheetName = (name: string): string =>
	name
		.replace(/[\\/?*[\]:]|^'|'$/g, ' ')
		.trim()
		.slice(0, 31) || '1';

const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
