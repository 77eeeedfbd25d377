/** What a cell of an export holds; a date is written as a date. */
export type Cell = string | number | boolean | Date | null;

/** A table to give away: its columns in order, and rows by the id of a column. */
export type Table = Readonly<{
	/** The name of the file and of the sheet. */
	name: string;
	columns: readonly Readonly<{ id: string; label: string }>[];
	rows: readonly Readonly<Record<string, Cell>>[];
}>;

export const tableFormats = ['csv', 'xlsx'] as const;
export type TableFormat = (typeof tableFormats)[number];
