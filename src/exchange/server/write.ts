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
	if (format === 'xlsx') return { content: workbook(table.name, [head, ...body]), mediaType: XLSX, name };
	const text = papa.unparse({ fields: head, data: body.map((row) => row.map(csvText)) }, { delimiter: ';' });
	return { content: new TextEncoder().encode(`\uFEFF${text}\r\n`), mediaType: 'text/csv; charset=utf-8', name };
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function workbook(name: string, rows: Cell[][]): Uint8Array<ArrayBuffer> {
	const sheet = xlsx.utils.aoa_to_sheet(
		rows.map((row) => row.map((cell) => (typeof cell === 'string' ? harmless(cell) : cell))),
		{ cellDates: true, dateNF: 'dd/mm/yyyy hh:mm', UTC: true }
	);
	const book = xlsx.utils.book_new();
	xlsx.utils.book_append_sheet(book, sheet, name.slice(0, 31));
	return new Uint8Array(xlsx.write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer);
}

const csvText = (cell: Cell): string | number | boolean | null => {
	if (cell instanceof Date) return cell.toISOString();
	return typeof cell === 'string' ? harmless(cell) : cell;
};

const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
