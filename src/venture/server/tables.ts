import type { ColumnType, Generated } from 'kysely';
import type { db, Tx } from '#kernel/server/db.ts';
import type { ContactKind } from '../contact-kinds.ts';
import type { CloseReason, FileKind, HolderRole, NumberAudience, NumberKind, Stage } from '../kinds.ts';
import type { Part } from '../standing.ts';

type Moment = ColumnType<Date, Date | undefined, Date>;
/** Null unless it is said. */
type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

interface FileTable {
	id: string;
	keeper: string;
	company: Later<string>;
	kind: FileKind;
	name: string;
	sentence: Later<string>;
	stage: Stage;
	sector: Later<string>;
	nace: Later<string>;
	locality: Later<string>;
	needs: Later<string>;
	promises: Later<string>;
	operation: Later<string>;
	adviser: Later<string>;
	openedAt: Moment;
	heardAt: Later<Date>;
	closedAt: Later<Date>;
	closeReason: Later<CloseReason>;
	mailbox: string;
	fictional: Generated<boolean>;
	updatedAt: Moment;
	/** For a search: made by the database. */
	words: ColumnType<string, never, never>;
}

interface HolderTable {
	id: string;
	file: string;
	person: string;
	askedAs: string;
	role: HolderRole;
	since: ColumnType<string, string | undefined, string>;
	askedAt: Moment;
	acceptedAt: Later<Date>;
	until: Later<string>;
	endedAt: Later<Date>;
}

interface ShareTable {
	id: string;
	file: string;
	organization: string;
	parts: Part[];
	givenBy: Later<string>;
	givenAt: Moment;
	endedAt: Later<Date>;
}

interface NumberTable {
	id: string;
	file: string;
	kind: NumberKind;
	asOf: string;
	value: number;
	seen: NumberAudience;
	givenBy: Later<string>;
	givenAt: Moment;
	struckAt: Later<Date>;
	/** What became of it, asked after support had ended: this is an answer. */
	followUp: Later<string>;
}

interface DocumentTable {
	id: string;
	file: string;
	name: string;
	mediaType: string;
	size: number;
	hash: string;
	addedBy: Later<string>;
	addedAt: Moment;
}

interface StepTable {
	id: string;
	file: string;
	subjectKind: string;
	subject: Later<string>;
	title: string;
	at: Date;
	addedBy: Later<string>;
	addedAt: Moment;
}

interface ContactTable {
	id: string;
	author: Later<string>;
	organization: string;
	kind: ContactKind;
	at: Date;
	/** A range: written and read by SQL alone, as `supports` of its files. */
	during: Later<string>;
	operation: Later<string>;
	summary: Later<string>;
	sharedAt: Later<Date>;
	writtenAt: Moment;
	struckAt: Later<Date>;
	planned: Generated<boolean>;
}

type Tables = {
	'venture.file': FileTable;
	'venture.holder': HolderTable;
	'venture.share': ShareTable;
	'venture.number': NumberTable;
	'venture.document': DocumentTable;
	'venture.step': StepTable;
	'venture.contact': ContactTable;
	'venture.contactFile': { contact: string; file: string; supports: Later<string>; sheet: Later<string> };
	'venture.plan': {
		file: string;
		operation: Later<string>;
		fromDay: string;
		untilDay: string;
		minutes: number;
		writtenBy: Later<string>;
		writtenAt: Moment;
	};
	'venture.goal': { id: string; file: string; rank: number; words: string; due: Later<string>; metAt: Later<Date> };
	'venture.sheet': {
		id: string;
		file: string;
		month: string;
		operation: Later<string>;
		number: Generated<number>;
		minutes: number;
		hash: string;
		toPerson: Later<string>;
		tokenHash: Later<string>;
		sentAt: Moment;
		reminded: Generated<number>;
		remindedAt: Later<Date>;
		signedAt: Later<Date>;
		signedBy: Later<string>;
		signedName: Later<string>;
	};
	// read to name people and organisations, never written here
	'identity.person': { id: string; name: string; email: string | null; erasedAt: Date | null };
	'network.organizationCard': { id: string; slug: string; name: string; deletedAt: Date | null };
};

/** A transaction, or the pool of connections for what only reads. */
export type On = Tx | typeof db;

export const within = (on: On) => on.withTables<Tables>();
