import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Source } from '../facts.ts';
import type { Words } from '../words.ts';

type Moment = ColumnType<Date, Date | undefined, Date>;

type ActivityTable = {
	id: string;
	verb: string;
	version: Generated<number>;
	actorKind: string | null;
	actor: string | null;
	objectKind: string;
	object: string;
	targetKind: string | null;
	target: string | null;
	contextKind: string | null;
	context: string | null;
	place: string | null;
	at: Date;
	recordedAt: Moment;
	source: Source;
	detail: JSONColumnType<Record<string, unknown>>;
	commitment: Buffer | null;
	corrects: string | null;
};

type SealTable = {
	number: number;
	day: string;
	firstPosition: number;
	lastPosition: number;
	hash: Buffer;
	sealedAt: Moment;
};

type MailTable = {
	id: string;
	recipient: string;
	subjectOf: string | null;
	wordsOf: string | null;
	locale: string;
	subject: string;
	text: string;
	html: string | null;
	opens: Generated<boolean>;
	confidential: Generated<boolean>;
	held: Generated<boolean>;
	attachments: JSONColumnType<{ name: string; mediaType: string; hash: string; cid?: string }[]>;
	headers: JSONColumnType<Record<string, string>>;
	writtenAt: Moment;
	sentAt: Date | null;
	attempts: Generated<number>;
	failure: string | null;
	topic: string | null;
	gist: string | null;
	aboutKind: string | null;
	about: string | null;
	once: string | null;
	dueAt: Date | null;
	until: Date | null;
	droppedAt: Date | null;
	gathers: 'daily' | 'weekly' | null;
	gatheredBy: string | null;
};

type RevisionTable = {
	id: string;
	kind: string;
	object: string;
	before: JSONColumnType<object>;
	changedBy: string | null;
	changedAt: Moment;
};

type OperationTable = {
	code: string;
	name: JSONColumnType<Words>;
	funder: string;
	starts: string | null;
	ends: string | null;
	closedAt: Date | null;
	share: Generated<number | null>;
	emblem: Generated<string | null>;
	sentence: ColumnType<Words | null, string | null | undefined, string | null>;
	hourCents: Generated<number | null>;
	flatRate: Generated<number | null>;
	lastPaidOn: Generated<string | null>;
	proofsHeldOn: Generated<string | null>;
	proofsHeldWhy: Generated<string | null>;
};

/** The kernel's tables; other modules reach them only through the kernel's functions. */
export type KernelTables = {
	'kernel.setting': { key: string; value: JSONColumnType<object>; changedAt: Moment };
	'kernel.pseudonym': { subject: string; pseudonym: string };
	'kernel.activity': ActivityTable;
	'kernel.activitySealed': {
		activity: string;
		subject: string | null;
		salt: Buffer;
		words: JSONColumnType<Record<string, string>>;
	};
	'kernel.activityPending': { activity: string; at: Moment };
	'kernel.activityOrder': { position: number; activity: string; orderedAt: Moment };
	'kernel.cursor': { reader: string; position: Generated<number>; movedAt: Moment };
	'kernel.seal': SealTable;
	'kernel.file': { hash: string; bytes: number; mediaType: string; keptAt: Moment };
	'kernel.mail': MailTable;
	'kernel.revision': RevisionTable;
	'kernel.operation': OperationTable;
	'kernel.erasure': { subjectHash: string; erasedAt: Moment };
};
