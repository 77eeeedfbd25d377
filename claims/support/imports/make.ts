import xlsx, { type BookType, type WorkBook, type WorkSheet } from '@e965/xlsx';

/** What a file must come to: counts of the dry run and cells that are refused, or a refusal of the whole file. */
type Expected =
	| Readonly<{ refused: string; params?: Readonly<Record<string, string | number>> }>
	| Readonly<{
			counts: Readonly<Record<string, number>>;
			/** Column and row as the spreadsheet has them, and what is wrong: `D6 bce_check`. */
			bad?: readonly string[];
			/** What our export says after the import, as `column of the row called … = value`. */
			says?: readonly (readonly [row: string, column: string, value: string | number])[];
	  }>;

export type Case = Readonly<{
	name: string;
	kind: 'organizations' | 'people' | 'activities';
	bytes: () => Uint8Array;
	expected: Expected;
}>;

type Row = readonly (string | number | boolean | Date | null)[];

/** Text in an encoding, with the line ends that are given. */
export function text(
	content: string,
	encoding: 'utf8' | 'latin1' | 'utf16le' | 'utf16be' = 'utf8',
	mark = false
): Uint8Array {
	const marked = mark ? `\ufeff${content}` : content;
	if (encoding === 'latin1') return new Uint8Array(Buffer.from(narrow(marked), 'latin1'));
	const bytes = Buffer.from(marked, encoding === 'utf8' ? 'utf8' : 'utf16le');
	return new Uint8Array(encoding === 'utf16be' ? bytes.swap16() : bytes);
}

/** The signs that Windows-1252 has where Latin-1 has controls. */
const narrow = (content: string): string =>
	content.replace(/[€’œŒ]/g, (sign) => ({ '€': '\u0080', '’': '\u0092', œ: '\u009c', Œ: '\u008c' })[sign] ?? sign);

/** Rows as lines of text, with semicolons as Belgian Excel writes them. */
export const lines = (rows: readonly Row[], delimiter = ';', end = '\r\n'): string =>
	rows.map((row) => row.map((cell) => cell ?? '').join(delimiter)).join(end) + end;

/** One sheet of cells; `change` touches it as a person does in a spreadsheet. */
export function sheet(rows: readonly Row[], change: (sheet: WorkSheet) => void = () => undefined): WorkSheet {
	const made = xlsx.utils.aoa_to_sheet(
		rows.map((row) => [...row]),
		{ cellDates: true, UTC: true, dateNF: 'dd/mm/yyyy' }
	);
	change(made);
	return made;
}

/** A workbook of some sheets as a file. */
export function book(
	sheets: Readonly<Record<string, WorkSheet>>,
	bookType: BookType = 'xlsx',
	about: WorkBook['Workbook'] = {}
): Uint8Array {
	const made = xlsx.utils.book_new();
	for (const [name, one] of Object.entries(sheets)) xlsx.utils.book_append_sheet(made, one, name);
	made.Workbook = about;
	return new Uint8Array(xlsx.write(made, { type: 'array', bookType, compression: true }) as ArrayBuffer);
}
