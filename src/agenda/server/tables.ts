import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Picture } from '#kernel/picture.ts';
import type { db, Tx } from '#kernel/server/db.ts';
import type { Locale, Words } from '#kernel/words.ts';
import type { OrganizationCard, PlaceCard } from '#network';
import type { SpaceCard } from '#spaces';
import type { Status } from '../occurrence.ts';
import type { Mode, OfferingArea, OfferingKind, Registration } from '../offering.ts';

type Moment = ColumnType<Date, Date | undefined, Date>;

interface OfferingTable {
	id: string;
	slug: string;
	kind: OfferingKind;
	area: OfferingArea;
	title: JSONColumnType<Words>;
	summary: JSONColumnType<Words>;
	body: JSONColumnType<Words> | null;
	formatted: boolean;
	organization: string;
	sectors: string[];
	audience: JSONColumnType<Words> | null;
	price: JSONColumnType<Words> | null;
	minAge: number | null;
	maxAge: number | null;
	languages: Locale[];
	accessNotes: JSONColumnType<Words> | null;
	registration: Registration;
	approval: Generated<boolean>;
	twoNames: Generated<boolean>;
	externalUrl: string | null;
	picture: JSONColumnType<Picture> | null;
	operation: string | null;
	contact: string | null;
	fictional: boolean;
	publishedAt: Date | null;
	deletedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
	createdAt: Moment;
	updatedAt: Moment;
}

interface ProposalTable {
	id: string;
	person: string | null;
	name: string;
	email: string;
	locale: Locale;
	title: string;
	words: string;
	place: string | null;
	startsAt: Date | null;
	endsAt: Date | null;
	sentAt: Generated<Date>;
	offering: string | null;
	taken: boolean | null;
	decidedBy: string | null;
	decidedAt: Date | null;
}

interface OccurrenceTable {
	id: string;
	offering: string;
	startsAt: Date;
	endsAt: Date;
	timeZone: string;
	place: string | null;
	space: string | null;
	mode: Mode;
	onlineUrl: string | null;
	theme: JSONColumnType<Words> | null;
	recurrence: string | null;
	apart: Generated<boolean>;
	pool: string;
	status: Generated<Status>;
	revision: Generated<number>;
	updatedAt: Moment;
	cancelledAt: Date | null;
	registrationFrom: Date | null;
	registrationUntil: Date | null;
	cancelReason: ColumnType<Words | null, string | null | undefined, string | null>;
}

interface RecurrenceTable {
	id: string;
	offering: string;
	rule: string;
	startsLocal: string;
	minutes: number;
	timeZone: string;
	skipped: string[];
	createdAt: Moment;
}

type Tables = {
	'agenda.offering': OfferingTable;
	'agenda.proposal': ProposalTable;
	'agenda.recurrence': RecurrenceTable;
	'agenda.occurrence': OccurrenceTable;
	// what the network publishes to be joined
	'network.organizationCard': OrganizationCard;
	'network.placeCard': PlaceCard;
	'spaces.spaceCard': SpaceCard;
};

/** A transaction, or the pool of connections for what only reads. */
export type On = Tx | typeof db;

export const within = (on: On) => on.withTables<Tables>();
