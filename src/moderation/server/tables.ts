import type { ColumnType, Generated } from 'kysely';
import type { db, Tx } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import type { Decision, Reason } from '../report.ts';

type Moment = ColumnType<Date, Date | undefined, Date>;

type ReportTable = {
	id: string;
	kind: string;
	object: string;
	path: string;
	reason: Reason;
	words: string;
	email: string | null;
	reporter: string | null;
	locale: Locale;
	reportedAt: Moment;
	decision: Decision | null;
	decidedBy: string | null;
	decidedAt: Date | null;
	answer: string | null;
	answered: Generated<boolean>;
};

export const within = (on: Tx | typeof db) => on.withTables<{ 'moderation.report': ReportTable }>();
