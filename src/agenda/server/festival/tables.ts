import type { ColumnType, JSONColumnType } from 'kysely';
import type { Locale, Words } from '#kernel/words.ts';
import type { OfferingArea } from '../../offering.ts';
import { type On, within } from '../tables.ts';

type Moment = ColumnType<Date, Date | undefined, Date>;
type Trashed = ColumnType<Date | null, Date | null | undefined, Date | null>;

interface StageTable {
	id: string;
	offering: string;
	name: JSONColumnType<Words>;
	place: string | null;
	rank: number;
	deletedAt: Trashed;
}

interface TrackTable {
	id: string;
	offering: string;
	label: JSONColumnType<Words>;
	area: OfferingArea;
	rank: number;
	deletedAt: Trashed;
}

interface ItemTable {
	id: string;
	offering: string;
	stage: string;
	track: string | null;
	startsAt: Date;
	endsAt: Date;
	title: JSONColumnType<Words>;
	summary: JSONColumnType<Words> | null;
	people: string;
	language: Locale | null;
	minAge: number | null;
	url: string | null;
	occurrence: string | null;
	cancelledAt: Trashed;
	deletedAt: Trashed;
	revision: ColumnType<number, number | undefined, number>;
	updatedAt: Moment;
}

type Tables = {
	'agenda.stage': StageTable;
	'agenda.track': TrackTable;
	'agenda.item': ItemTable;
	'agenda.selection': {
		id: string;
		offering: string;
		person: string | null;
		tokenHash: Buffer | null;
		linkHash: Buffer;
		changedAt: Moment;
	};
	'agenda.selected': { selection: string; item: string };
};

export const festivals = (on: On) => within(on).withTables<Tables>();
