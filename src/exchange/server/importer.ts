import type { By, Ref } from '#kernel/facts.ts';
import type { db, Tx } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import type { Decision, Match, Problem, RowState, Table } from '../index.ts';
import type { Raw } from './sheet.ts';
import type { Naming } from './words/naming.ts';

/** What a cell means; a date is ISO 8601 text without a zone. */
export type Value = string | number | boolean | readonly string[] | null;

/** What a row says, by the id of the column; what is null or missing is not said, and changes nothing. */
export type Values = Readonly<Record<string, Value>>;

/** Why a cell cannot be taken, and what is expected: the key of the sentence and the words in it. */
export class Fault {
	readonly key: string;
	readonly params: Readonly<Record<string, string | number>>;

	constructor(key: string, params: Readonly<Record<string, string | number>> = {}) {
		this.key = key;
		this.params = params;
	}
}

/** What is known of a whole column before its cells are read. */
export type Reading = Readonly<{
	/** Some of its dates can only have the month first. */
	monthFirst: boolean;
	/** The zone of the clock by which times are told; without it one that names its own zone cannot be read. */
	timeZone?: string;
}>;

/** Something that a table may say about each row. */
export type Column = Readonly<{
	id: string;
	label: (locale: Locale) => string;
	/** Other titles that people give to it. */
	aliases: readonly string[];
	required?: boolean;
	/** What a cell may look like, for the file to fill in. */
	example: string;
	/** Whether it holds days, so that the order of day and month is looked for. */
	day?: boolean;
	read: (cell: Raw, reading: Reading) => Value | Fault;
}>;

type On = Tx | typeof db;

/** One row as a dry run judges it. */
export type Judged = Readonly<{
	number: number;
	state: RowState;
	given: Values;
	problems: readonly Problem[];
	matches: readonly Match[];
	decision: Decision;
}>;

/** The rows of a file by the numbers that the spreadsheet gives them, under titles of which each means a column or nothing. `plain`: of a text, where a separator within a cell moves the others. */
export type Brought = Readonly<{
	rows: readonly (readonly [number, readonly Raw[]])[];
	titles: readonly Raw[];
	mapping: readonly (string | null)[];
	plain: boolean;
	madeBy: string | null;
}>;

/** Something that a row made or changed. `before` null: it was not there. */
export type Touched = Readonly<{ ref: Ref; before: object | null; person?: string }>;

/** How the id of something begins that an earlier row of the file will add; its number follows. */
export const ROW = 'row ';

/** What stood in the hub when the session was opened, ready to judge rows by. */
export type Session = Readonly<{
	/** What a row says that cannot be, beyond its single cells; `column` is where to show it, or `beside` in a file that has no such column. */
	judge: (values: Values) => readonly Readonly<{ column: string; fault: Fault; beside?: string }>[];
	/** What is there already that this row may be about, the surest first. */
	match: (values: Values) => readonly Match[];
	/** Whether something that is there would be another after the row. */
	changes: (values: Values, target: string) => boolean;
	/** Learns of what a row will add, under an id that begins with `ROW`, so that a later row which is about the same is known. */
	foresee?: (values: Values, id: string) => void;
	/** By what two rows of one file are the same thing. */
	key: (values: Values) => string;
	/** Adds what the row says, or, with a target, changes it there. */
	apply: (tx: Tx, values: Values, target: string | null, by: By) => Promise<readonly Touched[]>;
}>;

/** The import whose rows are judged or written; `said`: what all its rows say, as far as their cells can be read. */
export type Whole = Readonly<{ id: string; said: () => Promise<readonly Values[]> }>;

/** How one kind of table comes in, goes out, and is taken back. */
export type Importer = Readonly<{
	kind: string;
	name: (locale: Locale) => string;
	/** What it brings is for nobody but whoever brings it: no list of the team shows it. */
	own?: true;
	/** What is said of its titles holds for that file alone: whoever brings one is of many houses. */
	unremembered?: true;
	/** What it brings, and how what is known is found again. */
	hint: (locale: Locale) => string;
	columns: readonly Column[];
	/** The columns whose words name things: of one that names nothing the dry run asks what it is. */
	names?: readonly Naming[];
	/** What a row is called in lists. */
	title: (values: Values) => string;
	/** Reads what stands in the hub, before rows are judged or written. */
	open: (on: On, madeBy: string | null, whole: Whole) => Promise<Session>;
	/** Judges all rows of a file together, where what one says depends on others, in place of what a session says of each. */
	judge?: (on: On, brought: Brought) => Promise<Readonly<{ rows: readonly Judged[]; missing: number }>>;
	/** What the columns are whose titles say nothing, as far as their cells tell. */
	recognise?: (brought: Brought) => readonly (string | null)[];
	/** What some things are now, by id, to be compared; nothing for what is gone. */
	look: (on: On, kind: string, ids: readonly string[], madeBy: string | null) => Promise<Map<string, object>>;
	/** Removes what an import made, or writes back what it was. A foreign key or a refusal that forbids it means that it is in use. */
	takeBack: (tx: Tx, touched: Touched, by: By) => Promise<void>;
	/** What must be done once for all rows, around their being written or taken back. @returns what it counted. */
	whole?: (tx: Tx, by: By, act: () => Promise<void>, batch: string) => Promise<Readonly<{ clashes?: number }>>;
	/** All of them, in the columns of the import. */
	table: (locale: Locale) => Promise<Table>;
}>;
