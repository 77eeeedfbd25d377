import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { db, Tx } from '#kernel/server/db.ts';
import type { Locale, Words } from '#kernel/words.ts';
import type { OrganizationCard, PlaceCard } from '#network';
import type { Status } from '../occurrence.ts';
import type { OfferingArea, OfferingKind } from '../offering.ts';

type Moment = ColumnType<Date, Date | undefined, Date>;

interface OfferingTable {
	id: string;
	slug: string;
	kind: OfferingKind;
	area: OfferingArea;
	title: JSONColumnType<Words>;
	summary: JSONColumnType<Words>;
	body: JSONColumnType<Words>;
	organization: string;
	sectors: string[];
	audience: JSONColumnType<Words> | null;
	price: JSONColumnType<Words> | null;
	minAge: number | null;
	languages: Locale[];
	fictional: boolean;
	publishedAt: Date | null;
	createdAt: Moment;
	updatedAt: Moment;
}

interface OccurrenceTable {
	id: string;
	offering: string;
	startsAt: Date;
	endsAt: Date;
	timeZone: string;
	place: string | null;
	pool: string;
	status: Generated<Status>;
	revision: Generated<number>;
	updatedAt: Moment;
	cancelledAt: Date | null;
}

type Tables = {
	'agenda.offering': OfferingTable;
	'agenda.occurrence': OccurrenceTable;
	// what the network publishes to be joined
	'network.organizationCard': OrganizationCard;
	'network.placeCard': PlaceCard;
};

/** A transaction, or the pool of connections for what only reads. */
export type On = Tx | typeof db;

export const within = (on: On) => on.withTables<Tables>();
