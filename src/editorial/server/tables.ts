import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Picture } from '#kernel/picture.ts';
import type { db, Tx } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';
import type { PageKind, Statement } from '../page.ts';

type Moment = ColumnType<Date, Date | undefined, Date>;

type PageTable = {
	id: string;
	kind: Generated<PageKind>;
	slug: string;
	title: JSONColumnType<Words> | null;
	body: JSONColumnType<Words> | null;
	statement: JSONColumnType<Statement> | null;
	topPlace: number | null;
	footPlace: number | null;
	publishedAt: Date | null;
	changedAt: Date | null;
	trashedAt: Date | null;
};

type NewsTable = {
	id: string;
	slug: string;
	title: JSONColumnType<Words>;
	summary: JSONColumnType<Words>;
	body: JSONColumnType<Words>;
	picture: JSONColumnType<Picture> | null;
	sectors: string[];
	organization: string | null;
	author: string | null;
	authorShown: boolean;
	fictional: Generated<boolean>;
	publishedAt: Date | null;
	createdAt: Moment;
	changedAt: Moment;
	trashedAt: Date | null;
};

type Tables = { 'editorial.page': PageTable; 'editorial.news': NewsTable };

/** A transaction, or the pool of connections for what only reads. */
export type On = Tx | typeof db;

export const within = (on: On) => on.withTables<Tables>();
