export { CalendarAddress } from './calendar-address.ts';

/** What a cell of an export holds; a date is a moment, and is written by the clock of a zone. */
export type Cell = string | number | boolean | Date | null;

/** A table to give away: its columns in order, and rows by the id of a column. */
export type Table = Readonly<{
	/** The name of the file and of the sheet. */
	name: string;
	/** `hidden`: not shown by a spreadsheet. `text`: what is typed there stays as it is typed: 01.11 becomes no date. */
	columns: readonly Readonly<{ id: string; label: string; hidden?: boolean; text?: boolean }>[];
	rows: readonly Readonly<Record<string, Cell>>[];
}>;

/** A table whose rows come in portions, each when it is asked for: what has more of them than should be in memory at once. */
export type Flow = Omit<Table, 'rows'> & Readonly<{ portions: AsyncIterable<Table['rows']> }>;

/** Columns by their ids, of which each has a heading and tells something of a row. */
export type Columns<Row> = Readonly<Record<string, readonly [label: string, told: (row: Row) => Cell]>>;

/** A table of rows by its columns. */
export const tableOf = <Row>(name: string, rows: readonly Row[], columns: Columns<Row>): Table => ({
	name,
	columns: headings(columns),
	rows: rows.map((row) => line(row, columns))
});

/** The same of rows that come in portions. */
export const flowOf = <Row>(name: string, portions: AsyncIterable<readonly Row[]>, columns: Columns<Row>): Flow => ({
	name,
	columns: headings(columns),
	portions: told(portions, columns)
});

async function* told<Row>(portions: AsyncIterable<readonly Row[]>, columns: Columns<Row>) {
	for await (const rows of portions) yield rows.map((row) => line(row, columns));
}

const headings = <Row>(columns: Columns<Row>): Table['columns'] =>
	Object.entries(columns).map(([id, [label]]) => ({ id, label }));

const line = <Row>(row: Row, columns: Columns<Row>): Table['rows'][number] =>
	Object.fromEntries(Object.entries(columns).map(([id, [, told]]) => [id, told(row)]));

export const tableFormats = ['csv', 'xlsx'] as const;
export type TableFormat = (typeof tableFormats)[number];

/** What a dry run found of a row. */
export const rowStates = ['new', 'changed', 'unchanged', 'duplicate', 'bad'] as const;
export type RowState = (typeof rowStates)[number];

export const decisions = ['add', 'update', 'skip'] as const;
/** What is done with a row. */
export type Decision = (typeof decisions)[number];

/** Something in the hub that a row may be about. `sure`: it is; else a person decides. */
export type Match = Readonly<{
	id: string;
	name: string;
	why: 'id' | 'number' | 'email' | 'website' | 'name' | 'similar' | 'time';
	sure: boolean;
	/** The earlier row of the same file that will add it. */
	row?: number;
}>;

/** A cell that cannot be taken: the row and the column as the spreadsheet counts them, what stands there, and the sentence that says what is expected. */
export type Problem = Readonly<{
	row: number;
	letter: string;
	title: string;
	found: string;
	key: string;
	params: Readonly<Record<string, string | number>>;
}>;

/** Where an import stands. */
export type BatchState = 'read' | 'checking' | 'checked' | 'applying' | 'done' | 'undoing' | 'undone';
