import type { ColumnType, JSONColumnType } from 'kysely';
import type { CalendarSaid, Forwarded } from '#kernel/inbox/mail.ts';
import type { LetterWriter } from '../../inbox/classify.ts';
import type { On } from '../tables.ts';

/** Null unless it is said. */
type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;
type Json<T extends object> = JSONColumnType<T | null, string | null | undefined, string | null>;

interface LetterTable {
	id: string;
	file: string;
	key: string;
	state: 'waiting' | 'filed' | 'thrown';
	who: LetterWriter;
	proved: boolean;
	sender: Later<string>;
	fromName: string;
	fromAddress: string;
	recipients: string[];
	subject: Later<string>;
	words: Later<string>;
	quoted: Later<string>;
	forwarded: Json<Forwarded>;
	calendar: Json<CalendarSaid>;
	leftOut: number;
	writtenAt: Date;
	receivedAt: ColumnType<Date, Date | undefined, Date>;
	contact: Later<string>;
	decidedBy: Later<string>;
	decidedAt: Later<Date>;
}

interface LetterDocumentTable {
	id: string;
	letter: string;
	rank: number;
	name: string;
	mediaType: string;
	size: number;
	hash: string;
}

type Tables = {
	'venture.letter': LetterTable;
	'venture.letterDocument': LetterDocumentTable;
};

export const within = (on: On) => on.withTables<Tables>();
