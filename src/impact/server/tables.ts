import type { ColumnType, Generated } from 'kysely';
import type { Area } from '#kernel/area.ts';
import type { db, Tx } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';
import type { AboutKind, DeclarationKind } from '../kinds.ts';

type Moment = ColumnType<Date, Date | undefined, Date>;
/** Null unless it is said. */
type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

export interface DeclarationTable {
	id: string;
	kind: DeclarationKind;
	aboutKind: AboutKind;
	about: string;
	operation: string | null;
	partner: string | null;
	asOf: string;
	value: number | null;
	size: string | null;
	document: string;
	documentName: string;
	sentBy: string | null;
	sentAt: Moment;
	validatedBy: Later<string>;
	validatedAt: Later<Date>;
	declinedBy: Later<string>;
	declinedAt: Later<Date>;
	word: Generated<string>;
	fictional: Generated<boolean>;
}

export interface ReportTable {
	id: string;
	operation: string;
	locale: string;
	title: string;
	fromDay: string;
	untilDay: string;
	measures: string[];
	body: ColumnType<Words | null, string | null | undefined, string | null>;
	consented: Generated<boolean>;
	fictional: Generated<boolean>;
	writtenBy: string | null;
	writtenAt: Moment;
	changedAt: Moment;
	sentBy: Later<string>;
	sentAt: Later<Date>;
	word: Generated<string>;
	closedBy: Later<string>;
	closedAt: Later<Date>;
	position: Later<number>;
	rules: Later<number>;
	frozen: Later<string>;
	pdf: Later<string>;
	workbook: Later<string>;
}

type Tables = {
	'impact.report': ReportTable;
	'impact.week': { area: Area; week: string; count: number };
	'impact.declaration': DeclarationTable;
	'impact.same': {
		id: string;
		one: string;
		other: string;
		why: string;
		decidedBy: string | null;
		decidedAt: Moment;
		endedAt: Later<Date>;
	};
	'impact.told': { measure: string; fromYear: number; untilYear: number; classes: string[]; value: number | null };
	'impact.told_where': {
		measure: string;
		fromYear: number;
		untilYear: number;
		level: 'commune' | 'within' | 'region';
		name: string;
		value: number;
	};
	'impact.target': {
		id: string;
		operation: string;
		measure: string;
		partner: string | null;
		baseline: number;
		milestone: number | null;
		milestoneOn: string | null;
		target: number;
		targetOn: string;
	};
};

export type On = Tx | typeof db;
export const within = (on: On) => on.withTables<Tables>();
