import xlsx from '@e965/xlsx';

export type Cell = string | number | boolean | null;
export type Rows = Cell[][];

const UTF8 = 65001;

/** The first sheet of a workbook, or a text, as rows. */
export function rowsIn(bytes: Uint8Array): Rows {
	const book = xlsx.read(bytes, { codepage: UTF8, raw: true });
	const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
	return xlsx.utils.sheet_to_json<Cell[]>(sheet, { header: 1, defval: null, raw: true });
}

export const formats = ['xlsx', 'ods', 'xls', 'csv'] as const;
export type Format = (typeof formats)[number];

/** Saves rows as a spreadsheet does: a second sheet, a note merged above the table, a formula with its value, a filter, a hidden column; a text as Belgian Excel writes it. @param alone without the other sheet, of which a text would be made */
export function saved(rows: Rows, format: Format, hidden: number, alone = false): Uint8Array {
	if (format === 'csv') return windows1252(`${rows.map((row) => row.map(field).join(';')).join('\r\n')}\r\n`);
	const sheet = xlsx.utils.aoa_to_sheet([['Ma liste, à relire avant jeudi'], [], ...rows]);
	const width = rows[0]?.length ?? 1;
	sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: Math.min(5, width - 1) } }];
	sheet['!autofilter'] = {
		ref: xlsx.utils.encode_range({ s: { r: 2, c: 0 }, e: { r: rows.length + 1, c: width - 1 } })
	};
	sheet['!cols'] = Array.from({ length: width }, (_, at) => ({ hidden: at === hidden }));
	for (const [name, cell] of Object.entries(sheet))
		if (!name.startsWith('!') && cell.t === 'n' && Number.isInteger(cell.v) && cell.v > 100) {
			cell.f = `${cell.v - 1}+1`;
			break;
		}
	const book = xlsx.utils.book_new();
	if (!alone) xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([['Brouillon'], ['à jeter']]), 'Feuil1');
	xlsx.utils.book_append_sheet(book, sheet, 'Dossiers');
	return new Uint8Array(
		xlsx.write(book, { type: 'array', bookType: format === 'xls' ? 'biff8' : format }) as ArrayBuffer
	);
}

/** Which row of the file a row of the table is. */
export const rowNumber = (at: number, format: Format): number => at + (format === 'csv' ? 1 : 3);

const months = ['janv', 'févr', 'mars', 'avr', 'mai', 'juin', 'juil', 'août', 'sept', 'oct', 'nov', 'déc'];

/** What Belgian Excel makes of a cell of a text that it opens by a double click. */
export function opened(cell: Cell): Cell {
	if (typeof cell !== 'string') return cell;
	const text = cell.trim();
	if (/^\d{1,15}$/.test(text)) return Number(text);
	if (/^\d+,\d+$/.test(text)) return Number(text.replace(',', '.'));
	const day = /^(\d{1,2})[./](\d{1,2})$/.exec(text);
	if (day && Number(day[2]) >= 1 && Number(day[2]) <= 12 && Number(day[1]) >= 1 && Number(day[1]) <= 28)
		return `${day[1]?.padStart(2, '0')}-${months[Number(day[2]) - 1]}`;
	if (/^(vrai|faux)$/i.test(text)) return text.toUpperCase();
	return cell;
}

function field(cell: Cell): string {
	const text =
		typeof cell === 'number'
			? String(cell).replace('.', ',')
			: typeof cell === 'boolean'
				? cell
					? 'VRAI'
					: 'FAUX'
				: (cell ?? '');
	return /[;"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const special: Readonly<Record<string, number>> = {
	'€': 0x80,
	œ: 0x9c,
	'’': 0x92,
	'…': 0x85,
	'–': 0x96,
	'\u202f': 0xa0
};

function windows1252(text: string): Uint8Array {
	return Uint8Array.from(
		[...text].map((sign) => special[sign] ?? ((sign.codePointAt(0) ?? 63) < 256 ? (sign.codePointAt(0) ?? 63) : 63))
	);
}
