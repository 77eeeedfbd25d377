import xlsx from '@e965/xlsx';
import papa from 'papaparse';
import { clock, isoDate } from '#kernel/time.ts';
import type { Cell, Table, TableFormat } from '../index.ts';

/** A file to download. */
export type TableFile = Readonly<{ content: Uint8Array<ArrayBuffer>; mediaType: string; name: string }>;

/**
 * Writes a table as Belgian Excel opens it by a double click: CSV with semicolons, in UTF-8 with a byte order mark (RFC 4180 but for the
 * delimiter), or .xlsx. A text that a spreadsheet would take for a formula gets an apostrophe before it (CWE-1236).
 * @param timeZone by whose clock moments are written, to the minute: a spreadsheet knows no zones.
 */
export function writeTable(table: Table, format: TableFormat, timeZone = 'UTC'): TableFile {
	const head = table.columns.map(({ label }) => label);
	const name = `${table.name}.${format}`;
	if (format === 'xlsx') return writeWorkbook(table.name, [table], timeZone);
	const body = table.rows.map((row) => table.columns.map(({ id }) => csvText(row[id] ?? null, timeZone)));
	const text = papa.unparse({ fields: head.map(harmless), data: body }, { delimiter: ';' });
	return { content: new TextEncoder().encode(`\uFEFF${text}\r\n`), mediaType: 'text/csv; charset=utf-8', name };
}

/** Writes several tables as one .xlsx, a sheet each; see `writeTable`. */
export function writeWorkbook(name: string, tables: readonly Table[], timeZone = 'UTC'): TableFile {
	const book = xlsx.utils.book_new();
	for (const table of tables) xlsx.utils.book_append_sheet(book, sheetOf(table, timeZone), sheetName(table.name));
	const written = xlsx.write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer;
	return { content: new Uint8Array(written), mediaType: XLSX, name: `${name}.xlsx` };
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function sheetOf({ columns, rows }: Table, timeZone: string) {
	const cells = rows.map((row) => columns.map(({ id, text }) => sheetCell(row[id] ?? (text ? '' : null), timeZone)));
	const sheet = xlsx.utils.aoa_to_sheet([columns.map(({ label }) => harmless(label)), ...cells], {
		cellDates: true,
		dateNF: 'dd/mm/yyyy hh:mm',
		UTC: true
	});
	if (columns.some(({ hidden }) => hidden)) sheet['!cols'] = columns.map(({ hidden = false }) => ({ hidden }));
	for (const [at, { text }] of columns.entries())
		if (text)
			for (let row = 1; row <= rows.length; row++) {
				const cell = sheet[xlsx.utils.encode_cell({ r: row, c: at })];
				if (cell) cell.z = '@';
			}
	return sheet;
}

/** Excel reads `2026-11-25 18:30` as a moment in every language, `25/11/2026` only in some. */
const csvText = (cell: Cell, timeZone: string): Exclude<Cell, Date> => {
	if (cell instanceof Date) return `${isoDate(cell, timeZone)} ${clock(cell, 'fr', timeZone)}`;
	return typeof cell === 'string' ? harmless(cell) : cell;
};

/** The library is told that the clock of the zone is that of UTC. */
const sheetCell = (cell: Cell, timeZone: string): Cell => {
	if (cell instanceof Date) return new Date(`${isoDate(cell, timeZone)}T${clock(cell, 'fr', timeZone)}Z`);
	return typeof cell === 'string' ? harmless(cell) : cell;
};

// a spreadsheet refuses these signs in the name of a sheet, and an apostrophe at its ends
const sheetName = (name: string): string =>
	name
		.replace(/[\\/?*[\]:]|^'|'$/g, ' ')
		.trim()
		.slice(0, 31) || '1';

const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
