import type { Cell, Flow } from '../../index.ts';
import { columnLetter } from '../sheet.ts';
import { harmless, serialOf } from './cells.ts';

/** What a spreadsheet holds (ECMA-376, and the limits that Excel states). */
const [MOST_ROWS, LONGEST] = [1_048_576, 32_767];
/** Places in the table of styles, `book.ts`. */
const [MOMENT, TEXT] = [1, 2];

type Column = Flow['columns'][number];

/** The rows of a sheet as SpreadsheetML, a piece for each portion. @throws beyond what a sheet holds: a file that seems whole must be. */
export async function* sheetPieces({ columns, portions }: Flow, timeZone: string): AsyncGenerator<string> {
	yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${widths(columns)}<sheetData>`;
	const letters = columns.map((_, at) => columnLetter(at));
	yield `<row r="1">${columns.map(({ label }, at) => words(`${letters[at]}1`, harmless(label), 0)).join('')}</row>`;
	let row = 1;
	for await (const rows of portions) {
		if (row + rows.length > MOST_ROWS) throw new Error(`a sheet holds ${MOST_ROWS} rows`);
		const lines = rows.map((told) => {
			row++;
			const cells = columns.map(({ id, text = false }, at) =>
				cellOf(`${letters[at]}${row}`, told[id] ?? null, text, timeZone)
			);
			return `<row r="${row}">${cells.join('')}</row>`;
		});
		yield lines.join('');
	}
	yield '</sheetData></worksheet>';
}

function widths(columns: readonly Column[]): string {
	if (!columns.some(({ hidden }) => hidden)) return '';
	const each = columns.map(({ hidden = false }, at) => {
		const place = `min="${at + 1}" max="${at + 1}" width="13"`;
		return hidden ? `<col ${place} hidden="1"/>` : `<col ${place}/>`;
	});
	return `<cols>${each.join('')}</cols>`;
}

function cellOf(at: string, cell: Cell, text: boolean, timeZone: string): string {
	const style = text ? TEXT : 0;
	if (cell === null) return text ? `<c r="${at}" s="${TEXT}"/>` : '';
	if (cell instanceof Date) return `<c r="${at}" s="${MOMENT}"><v>${serialOf(cell, timeZone)}</v></c>`;
	if (typeof cell === 'string') return words(at, harmless(cell), style);
	if (typeof cell === 'boolean') return `<c r="${at}" s="${style}" t="b"><v>${cell ? 1 : 0}</v></c>`;
	return `<c r="${at}" s="${style}"><v>${cell}</v></c>`;
}

const words = (at: string, text: string, style: number): string =>
	`<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML has no word for these: SpreadsheetML writes them `_x0007_`, and so a text that looks like one (ECMA-376, 22.9.2.19). */
const unsayable = /(?![\t\n\u007f-\u009f])\p{Cc}|[\ufffe\uffff]/gu;

export const escaped = (text: string): string =>
	(text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text)
		.toWellFormed()
		.replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
		.replace(unsayable, (sign) => `_x${sign.charCodeAt(0).toString(16).padStart(4, '0')}_`)
		.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);
