/** A formula that failed, as the spreadsheet shows it: #REF!, #N/A …. */
export type Failed = Readonly<{ error: string }>;

/** What a cell of a file holds. A date is ISO 8601 text by the clock that was written, without a zone: 2026-11-25, 2026-11-25T18:30 or 18:30. */
export type Raw = string | number | boolean | Failed | null;

/** Something to know about a file, as the key of its sentence and the words in it. */
export type Note = readonly [key: string, params: Readonly<Record<string, string | number>>];

/** One sheet of a file; the first row is the spreadsheet's row 1. */
export type Sheet = Readonly<{
	name: string;
	hidden: boolean;
	rows: readonly (readonly Raw[])[];
	notes: readonly Note[];
}>;

export const isFailed = (cell: Raw): cell is Failed => typeof cell === 'object' && cell !== null;

/** How a spreadsheet calls its columns, from 0: A, B … Z, AA. */
export const columnLetter = (index: number): string =>
	(index >= 26 ? columnLetter(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

/** What a cell shows. */
export function shown(cell: Raw): string {
	if (cell === null) return '';
	return isFailed(cell) ? cell.error : String(cell);
}
