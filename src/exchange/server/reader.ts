import { refused } from '#kernel/errors.ts';
import { readCsv } from './csv.ts';
import type { Sheet } from './sheet.ts';
import { readWorkbook } from './workbook.ts';

const ROWS = 60_000;
const COLUMNS = 200;
const CELLS = 2_000_000;
const LETTERS = 30_000_000;

/** Reads a file whatever it is. @throws 422 when it is no table, or more than a table may be. */
export function sheetsOf(bytes: Uint8Array): Sheet[] {
	if (!bytes.length) throw refused('exchange_empty', {}, 422);
	const sheets = (isWorkbook(bytes) ? readWorkbook(bytes) : readCsv(refuseOthers(bytes))).map(trimmed);
	if (!sheets.some(({ rows }) => rows.some((row) => row.some((cell) => cell !== null))))
		throw refused('exchange_empty', {}, 422);
	let letters = 0;
	for (const { rows } of sheets) {
		if (rows.length > ROWS) throw refused('exchange_too_many_rows', { most: ROWS }, 422);
		const widest = rows.reduce((most, { length }) => Math.max(most, length), 0);
		if (widest > COLUMNS) throw refused('exchange_too_many_columns', { most: COLUMNS }, 422);
		if (widest * rows.length > CELLS)
			throw refused('exchange_too_many_rows', { most: Math.floor(CELLS / widest) }, 422);
		letters += lettersIn(rows);
		// a text that stands once in a workbook may be shown in each of its cells
		if (letters > LETTERS) throw refused('exchange_unpacks_too_large', {}, 422);
	}
	return sheets;
}

const lettersIn = (rows: Sheet['rows']): number =>
	rows.reduce(
		(sum, row) => row.reduce((all: number, cell) => all + (typeof cell === 'string' ? cell.length : 8), sum),
		0
	);

const starts = (bytes: Uint8Array, ...signs: number[]): boolean => signs.every((sign, at) => bytes[at] === sign);
/** By its first bytes: .xlsx and .ods, or .xls. */
export const isWorkbook = (bytes: Uint8Array): boolean =>
	starts(bytes, 0x50, 0x4b) || starts(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1);

/** Pictures, PDF and pages are text to nobody, though their first bytes could be read as some. */
function refuseOthers(bytes: Uint8Array): Uint8Array {
	// by Latin-1, in which every byte is one sign: the browsers' latin1 is Windows-1252
	const head = Buffer.from(bytes.subarray(0, 64)).toString('latin1').trimStart().toLowerCase();
	const other = [
		'%pdf',
		'\xd0\xcf',
		'\x89png',
		'\xff\xd8\xff',
		'gif8',
		'riff',
		'{\\rtf',
		'<!doctype',
		'<html',
		'begin:v',
		'<?xml'
	];
	if (other.some((sign) => head.startsWith(sign.toLowerCase()))) throw refused('exchange_wrong_type', {}, 422);
	return bytes;
}

/** Without the empty cells at the end of a row and the empty rows at the end of a sheet, which a spreadsheet keeps where somebody once was. */
function trimmed(sheet: Sheet): Sheet {
	const rows = sheet.rows.map((row) => row.slice(0, row.findLastIndex((cell) => cell !== null) + 1));
	return { ...sheet, rows: rows.slice(0, rows.findLastIndex(({ length }) => length > 0) + 1) };
}
