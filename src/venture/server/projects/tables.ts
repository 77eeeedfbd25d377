import type { ColumnType, Generated } from 'kysely';
import type { On } from '../tables.ts';

type Moment = ColumnType<Date, Date | undefined, Date>;
/** Null unless it is said. */
type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

type Tables = {
	'venture.project': {
		id: string;
		file: string;
		name: string;
		sentence: string;
		sector: Later<string>;
		locality: Later<string>;
		company: Later<string>;
		proposedBy: Later<string>;
		proposedAt: Moment;
		shownAt: Later<Date>;
		fictional: Generated<boolean>;
		updatedAt: Moment;
	};
	'venture.projectYes': { project: string; holder: string; named: Generated<boolean>; agreedAt: Moment };
};

export const within = (on: On) => on.withTables<Tables>();
