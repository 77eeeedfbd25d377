import xlsx, { type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { refused } from '#kernel/errors.ts';
import type { Note, Raw, Sheet } from './sheet.ts';
import { guardZip } from './zip.ts';

const MOST_ROWS = 60_010;
const LAST_COLUMN = 199;
const MOST_JOINED = 2_000_000;

/**
 * Reads a workbook (.xlsx, .ods, .xls): the sheets with their cells as they are shown, dates by the clock that was written, a formula by the value
 * it had when the file was saved, a merged cell in each of its cells.
 * @throws 422 exchange_broken, exchange_protected or exchange_unpacks_too_large.
 */
export function readWorkbook(bytes: Uint8Array): Sheet[] {
	if (bytes[0] === 0x50) guardZip(bytes);
	const book = parsed(bytes);
	const hidden = (index: number) => Boolean(book.Workbook?.Sheets?.[index]?.Hidden);
	return book.SheetNames.map((name, index) => ({
		name,
		hidden: hidden(index),
		...cells(book.Sheets[name] ?? {}, Boolean(book.Workbook?.WBProps?.date1904))
	}));
}

function parsed(bytes: Uint8Array): WorkBook {
	try {
		return xlsx.read(bytes, {
			type: 'array',
			dense: true,
			cellNF: true,
			cellHTML: false,
			cellStyles: true,
			sheetRows: MOST_ROWS
		});
	} catch (error) {
		const locked = /password|encrypt/i.test((error as Error).message);
		throw refused(locked ? 'exchange_protected' : 'exchange_broken', {}, 422);
	}
}

function cells(sheet: WorkSheet, date1904: boolean): Pick<Sheet, 'rows' | 'notes'> {
	const data = (sheet['!data'] ?? []) as (CellObject | undefined)[][];
	const rows: Raw[][] = Array.from(data, (row) => Array.from(row ?? [], (cell) => meant(cell, date1904)));
	const merges = sheet['!merges'] ?? [];
	let joined = 0;
	for (const { s, e } of merges) {
		// what lies outside of the sheet joins nothing
		const [high, wide] = [Math.min(e.r, rows.length - 1) - s.r + 1, Math.min(e.c, LAST_COLUMN) - s.c + 1];
		if (high <= 0 || wide <= 0) continue;
		joined += high * wide;
		if (joined > MOST_JOINED) throw refused('exchange_unpacks_too_large', {}, 422);
		spread(rows, rows[s.r]?.[s.c] ?? null, s, e);
	}
	const folded = (sheet['!rows'] ?? []).filter((row) => row?.hidden).length;
	const computed = data.reduce((sum, row) => sum + (row ?? []).filter((cell) => cell?.f).length, 0);
	const notes: Note[] = [
		...(merges.length ? [['exchange_note_merged', { count: merges.length }] as const] : []),
		...(folded ? [['exchange_note_folded', { count: folded }] as const] : []),
		...(computed ? [['exchange_note_computed', { count: computed }] as const] : [])
	];
	return { rows, notes };
}

type At = { r: number; c: number };

function spread(rows: Raw[][], value: Raw, from: At, to: At): void {
	for (let r = from.r; r <= Math.min(to.r, rows.length - 1); r++) {
		const row = rows[r] ?? [];
		for (let c = from.c; c <= Math.min(to.c, LAST_COLUMN); c++) row[c] = value;
		rows[r] = Array.from(row, (cell) => cell ?? null);
	}
}

function meant(cell: CellObject | undefined, date1904: boolean): Raw {
	// a program that computes nothing saves formulas without what they come to
	if (cell?.t === 'z' && cell.f) return { error: `=${cell.f}` };
	if (!cell || cell.t === 'z' || cell.v === undefined || cell.v === null) return null;
	if (cell.t === 'e') return { error: cell.w ?? (cell.f ? `=${cell.f}` : '#ERR') };
	if (cell.t === 'b') return Boolean(cell.v);
	if (cell.v instanceof Date) return isoOf(cell.v);
	if (typeof cell.v === 'number')
		return typeof cell.z === 'string' && xlsx.SSF.is_date(cell.z) ? clockOf(cell.v, date1904) : cell.v;
	// a zero byte and half of a character can stand in a workbook and in no text of the database
	const text = String(cell.v).replaceAll('\0', '').toWellFormed().replaceAll('\r\n', '\n').trim();
	return /^'[=+\-@]/.test(text) ? text.slice(1) : text || null;
}

const two = (number: number): string => String(number).padStart(2, '0');

/** A serial number of days as a date, without any time zone. */
function clockOf(serial: number, date1904: boolean): string | number {
	// a spreadsheet keeps 18:30 as 0.7708333: to the minute, so that it is not 18:29
	const at = xlsx.SSF.parse_date_code(Math.round(serial * 1440) / 1440 + 1e-7, { date1904 }) as {
		y: number;
		m: number;
		d: number;
		H: number;
		M: number;
		S: number;
	} | null;
	if (!at) return serial;
	const time = `${two(at.H)}:${two(at.M)}`;
	if (serial < 1) return time;
	const day = `${String(at.y).padStart(4, '0')}-${two(at.m)}-${two(at.d)}`;
	return at.H || at.M ? `${day}T${time}` : day;
}

function isoOf(at: Date): string {
	const text = at.toISOString().slice(0, 16);
	return text.endsWith('T00:00') ? text.slice(0, 10) : text;
}
