import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Picture } from '#kernel/picture.ts';
import type { db, Tx } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';
import type { Hours } from '../hours.ts';
import type { OpenTo, SpaceKind } from '../kinds.ts';

type Moment = ColumnType<Date, Date | undefined, Date>;

interface SpaceTable {
	id: string;
	slug: string;
	place: string;
	kind: SpaceKind;
	name: JSONColumnType<Words>;
	sentence: JSONColumnType<Words> | null;
	capacity: number | null;
	equipment: string[];
	stepFree: boolean | null;
	hearingLoop: boolean | null;
	lift: boolean | null;
	access: JSONColumnType<Words> | null;
	picture: JSONColumnType<Picture> | null;
	hours: JSONColumnType<Hours>;
	closedOnHolidays: boolean;
	openTo: OpenTo;
	approval: boolean;
	stepMinutes: number;
	minMinutes: number;
	maxMinutes: number;
	aheadDays: number;
	noticeMinutes: number;
	beforeMinutes: number;
	afterMinutes: number;
	cancelHours: number;
	operation: string | null;
	fictional: boolean;
	createdAt: Moment;
	updatedAt: Moment;
	deletedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

interface UnitTable {
	id: string;
	space: string;
	number: number;
	label: ColumnType<string | null, string | null | undefined, string | null>;
	retiredAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

interface ReservationTable {
	id: string;
	space: string;
	booking: string;
	/** A range: written and read by SQL alone. */
	during: string;
	quantity: Generated<number>;
	series: string | null;
	purpose: string | null;
	people: number | null;
	organization: string | null;
	operation: string | null;
	outside: Generated<boolean>;
	atDoor: Generated<boolean>;
	createdAt: Moment;
}

type Tables = {
	'spaces.space': SpaceTable;
	'spaces.unit': UnitTable;
	'spaces.part': { whole: string; part: string };
	'spaces.reservation': ReservationTable;
};

/** A transaction, or the pool of connections for what only reads. */
export type On = Tx | typeof db;

export const within = (on: On) => on.withTables<Tables>();
