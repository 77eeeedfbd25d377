import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { db, Tx } from '#kernel/server/db.ts';
import type { BatchState, Decision, Match, Problem, RowState } from '../index.ts';
import type { Touched, Values } from './importer.ts';
import type { Sheet } from './sheet.ts';
import type { Near } from './words/naming.ts';
import type { Answer } from './words/reading.ts';

type Json<T> = JSONColumnType<T & object>;
type Moment = ColumnType<Date, Date | undefined, Date>;

/** How many rows stand how. */
export type Counts = Readonly<
	/** `words`: things that were made for words, and stay. */
	Partial<Record<RowState | 'written' | 'skipped' | 'kept' | 'clashes' | 'missing' | 'words', number>>
>;

/** The sentence of what went wrong. */
export type Failure = Readonly<{ key: string; params: Readonly<Record<string, string | number>>; row?: number }>;

interface BatchTable {
	id: string;
	kind: string;
	fileName: string;
	sheets: Json<readonly Sheet[]> | null;
	sheet: Generated<number>;
	header: Generated<number>;
	mapping: ColumnType<readonly (string | null)[], string, string>;
	state: Generated<BatchState>;
	progress: Generated<number>;
	total: Generated<number>;
	counts: ColumnType<Counts, string | undefined, string>;
	failure: Json<Failure> | null;
	madeBy: string | null;
	createdAt: Moment;
	appliedAt: Date | null;
	undoneAt: Date | null;
	forgottenAt: Date | null;
}

/** What a row made, and what it was when the import had ended. */
export type Made = Touched & Readonly<{ after: object }>;

interface RowTable {
	batch: string;
	number: number;
	state: RowState | 'erased';
	given: ColumnType<Values, string, string>;
	problems: ColumnType<readonly Problem[], string, string>;
	matches: ColumnType<readonly Match[], string, string>;
	decision: Decision;
	made: ColumnType<readonly Made[], string | undefined, string>;
	stays: string | null;
	persons: ColumnType<string[], string[] | undefined, string[]>;
}

interface WordTable {
	id: string;
	batch: string;
	column: string;
	key: string;
	word: string;
	rows: number;
	near: ColumnType<readonly Near[], string, string>;
	creatable: boolean;
	answer: Answer['answer'];
	value: string | null;
	made: ColumnType<readonly Made[], string | undefined, string>;
	stays: string | null;
}

export type Tables = {
	'exchange.word': WordTable;
	'exchange.batch': BatchTable;
	'exchange.row': RowTable;
	'exchange.meaning': { kind: string; title: string; meaning: string };
};

export const within = (on: Tx | typeof db) => on.withTables<Tables>();
