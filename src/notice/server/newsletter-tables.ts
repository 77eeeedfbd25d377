import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { db, Tx } from '#kernel/server/db.ts';
import type { Locale, Words } from '#kernel/words.ts';
import type { IssueBlock } from '../newsletter.ts';

type Moment = ColumnType<Date, Date | undefined, Date>;

type SubscriberTable = {
	id: string;
	email: string;
	locale: Locale;
	source: string;
	tokenHash: string | null;
	askedAt: Moment;
	confirmedAt: Date | null;
	stoppedAt: Date | null;
	pausedAt: Date | null;
	sectors: Generated<string[]>;
};

type NewsletterTable = {
	id: string;
	subject: JSONColumnType<Words>;
	until: string;
	blocks: JSONColumnType<IssueBlock[]>;
	createdAt: Moment;
	changedAt: Moment;
	startedAt: Date | null;
	finishedAt: Date | null;
};

type Tables = {
	'notice.subscriber': SubscriberTable;
	'notice.newsletter': NewsletterTable;
	'notice.newsletterDelivery': { newsletter: string; subscriber: string; mail: string | null; at: Moment };
};

/** A transaction, or the pool of connections for what only reads. */
export type On = Tx | typeof db;

export const within = (on: On) => on.withTables<Tables>();
