import type { ColumnType, Generated } from 'kysely';
import type { Words } from '#kernel/words.ts';
import type { Heading } from '../../calls/call.ts';
import type { FileKind, SizeClass, Stage } from '../../kinds.ts';
import type { On } from '../tables.ts';

type Moment = ColumnType<Date, Date | undefined, Date>;
/** Null unless it is said. */
type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;
/** Written as text. */
type Json<T> = ColumnType<T, string, string>;

type Tables = {
	'venture.call': {
		id: string;
		name: string;
		offeredBy: string;
		link: string;
		permanent: Generated<boolean>;
		opensOn: Later<string>;
		closesOn: Later<string>;
		checkedOn: Later<string>;
		summary: Json<Words>;
		eligibility: ColumnType<Words | null, string | null, string | null>;
		kinds: FileKind[];
		stages: Stage[];
		sectors: string[];
		places: string[];
		sizes: SizeClass[];
		headings: Json<Heading[]>;
		writtenBy: Later<string>;
		fictional: Generated<boolean>;
		updatedAt: Moment;
		trashedAt: Later<Date>;
	};
	'venture.callInterest': {
		call: string;
		file: string;
		markedBy: Later<string>;
		markedAt: Moment;
		reminded: Later<number>;
	};
};

export const within = (on: On) => on.withTables<Tables>();
