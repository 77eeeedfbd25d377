import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { db, Tx } from '#kernel/server/db.ts';
import type { Locale, Words } from '#kernel/words.ts';
import type { CostCategory, CounterpartState, ItemKind } from '../kinds.ts';
import type { MissionState, TravellerState } from '../states.ts';

type Moment = ColumnType<Date, Date | undefined, Date>;
/** Null unless it is said. */
type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

interface MissionTable {
	id: string;
	slug: string;
	title: JSONColumnType<Words>;
	summary: JSONColumnType<Words>;
	body: JSONColumnType<Words>;
	covered: Later<string>;
	documents: Later<string>;
	locality: string;
	timeZone: string;
	starts: string;
	ends: string;
	applyUntil: string;
	places: number;
	sectors: string[];
	operation: Later<string>;
	contactName: string;
	contactPhone: string;
	state: Generated<MissionState>;
	reason: Later<string>;
	fictional: Generated<boolean>;
	writtenAt: Moment;
	updatedAt: Moment;
	publishedAt: Later<Date>;
	forgottenAt: Later<Date>;
}

type Tables = {
	'missions.mission': MissionTable;
	'missions.traveller': {
		id: string;
		mission: string;
		person: Later<string>;
		organization: Later<string>;
		seeks: string;
		languages: Locale[];
		phone: string;
		state: Generated<TravellerState>;
		word: Generated<string>;
		askedAt: Moment;
		decidedAt: Later<Date>;
	};
	'missions.item': {
		id: string;
		mission: string;
		kind: ItemKind;
		title: string;
		place: string;
		address: string;
		phone: string;
		note: string;
		startsAt: Date;
		startZone: string;
		endsAt: Date;
		endZone: string;
		updatedAt: Moment;
	};
	'missions.skip': { item: string; traveller: string };
	'missions.counterpart': {
		id: string;
		mission: string;
		name: string;
		organization: string;
		email: string;
		phone: string;
		locale: Locale;
		about: string;
		state: Generated<CounterpartState>;
		turn: Generated<number>;
		invitedAt: Later<Date>;
		answeredAt: Later<Date>;
	};
	'missions.spot': { id: string; mission: string; number: number };
	'missions.slot': { id: string; mission: string; startsAt: Date; endsAt: Date };
	'missions.wish': { traveller: string; counterpart: string; side: 'traveller' | 'counterpart'; rank: number };
	'missions.absence': { id: string; mission: string; party: string; startsAt: Date; endsAt: Date };
	'missions.meeting': {
		id: string;
		mission: string;
		traveller: string;
		counterpart: string;
		spot: string;
		startsAt: Date;
		endsAt: Date;
		state: Generated<'planned' | 'cancelled'>;
		byHand: Generated<boolean>;
		updatedAt: Moment;
	};
	'missions.contact': {
		meeting: string;
		met: boolean;
		note: string;
		proposal: Later<string>;
		saidBy: Later<string>;
		saidAt: Moment;
	};
	'missions.cost': {
		id: string;
		mission: string;
		what: string;
		category: CostCategory;
		paidOn: string;
		organization: Later<string>;
		traveller: Later<string>;
		cents: number;
		currency: string;
		rate: number;
		operation: Later<string>;
		file: Later<string>;
		fileName: Later<string>;
		notedBy: Later<string>;
		notedAt: Moment;
	};
};

/** A transaction, or the pool of connections for what only reads. */
export type On = Tx | typeof db;

export const within = (on: On) => on.withTables<Tables>();
