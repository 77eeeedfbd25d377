import type { ColumnType } from 'kysely';
import type { db, Tx } from '#kernel/server/db.ts';
import type { State } from '#participation';

type Moment = ColumnType<Date, Date | undefined, Date>;

type Tables = {
	'notice.reminder': { booking: string; startsAt: Date; sentAt: Moment };
	'notice.circular': {
		id: string;
		occurrence: string;
		states: State[];
		letters: number;
		writtenBy: string | null;
		writtenAt: Moment;
	};
	'notice.listCircular': {
		id: string;
		list: string;
		letters: number;
		writtenBy: string | null;
		writtenAt: Moment;
	};
};

export const within = (on: Tx | typeof db) => on.withTables<Tables>();
