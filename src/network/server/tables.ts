import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Measure, Side } from '#kernel/given.ts';
import type { Picture } from '#kernel/picture.ts';
import type { db, Tx } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';
import type { ClaimState } from '../affiliation.ts';
import type { IdentifierScheme } from '../identifier.ts';
import type { OrganizationKind } from '../kinds.ts';
import type { NaceRevision } from '../nace.ts';
import type { OwnedPicture } from '../organization.ts';
import type { PlaceValues } from '../place-fields.ts';
import type { OrganizationSize } from '../sizes.ts';

type Moment = ColumnType<Date, Date | undefined, Date>;
type Json<T> = ColumnType<T, string, string>;

interface OrganizationTable {
	id: string;
	slug: string;
	name: string;
	formerNames: string[];
	kind: OrganizationKind;
	sentence: Json<Words>;
	about: Json<Words> | null;
	sectors: string[];
	nace: string[];
	address: string | null;
	postcode: string | null;
	locality: string | null;
	lat: number | null;
	lon: number | null;
	website: string | null;
	links: string[];
	email: string | null;
	phone: string | null;
	picture: Json<Picture> | null;
	pictures: Json<OwnedPicture[]>;
	size: OrganizationSize | null;
	offers: Json<Words> | null;
	founded: number | null;
	status: 'active' | 'ended' | null;
	statusAsOf: number | null;
	sources: string[];
	fictional: boolean;
	createdAt: ColumnType<Date, Date | undefined, never>;
	updatedAt: Moment;
	verifiedAt: Date | null;
	deletedAt: Date | null;
}

type PlaceColumns = { [Name in keyof PlaceValues]: Column<PlaceValues[Name]> };
type Column<Value> = Words extends Value ? Json<Words> | null : Value;

interface PlaceTable extends PlaceColumns {
	id: string;
	slug: string;
	kind: string;
	organization: string | null;
	picture: Json<Picture> | null;
	fictional: boolean;
	updatedAt: Moment;
	deletedAt: Date | null;
}

interface SectorTable {
	slug: string;
	label: Json<Words>;
	rank: number;
	hidden: Generated<boolean>;
	nace: Generated<string[]>;
}

interface AffiliationTable {
	id: string;
	person: string;
	organization: string;
	role: JSONColumnType<Words>;
	since: string | null;
	until: string | null;
	public: boolean;
	createdAt: Moment;
}

interface ClaimTable {
	id: string;
	organization: string;
	person: string;
	message: string;
	state: Generated<ClaimState>;
	reason: string | null;
	decidedBy: string | null;
	createdAt: Moment;
	decidedAt: Date | null;
}

interface InvitationTable {
	id: string;
	organization: string;
	email: string;
	role: JSONColumnType<Words>;
	manager: boolean;
	tokenHash: string;
	invitedBy: string | null;
	invitedAt: Moment;
	expiresAt: Date;
}

interface ConventionTable {
	id: string;
	organization: string;
	signedOn: string;
	fromDay: string;
	untilDay: string | null;
	renews: boolean;
	remindDays: number;
	file: string | null;
	fileName: string | null;
	note: string | null;
	createdAt: Moment;
	withdrawnAt: Date | null;
}

interface PledgeTable {
	organization: string;
	year: number;
	measure: Measure;
	amount: number;
	words: string;
}

interface GiftTable {
	id: string;
	organization: string;
	side: Side;
	measure: Measure;
	amount: number;
	onDay: string;
	words: string;
	evidence: string;
	createdAt: Moment;
	withdrawnAt: Date | null;
}

type Tables = {
	'network.convention': ConventionTable;
	'network.pledge': PledgeTable;
	'network.gift': GiftTable;
	'network.invitation': InvitationTable;
	'network.sector': SectorTable;
	'network.organization': OrganizationTable;
	'network.place': PlaceTable;
	'network.identifier': { scheme: IdentifierScheme; value: string; organization: string };
	'network.affiliation': AffiliationTable;
	'network.claim': ClaimTable;
	'network.outline': { name: string; within: string | null; shape: JSONColumnType<object> };
	'network.nace': { revision: NaceRevision; code: string; parent: string | null; label: JSONColumnType<Words> };
	// read to name the people of an organisation, never written here
	'identity.person': { id: string; name: string; email: string | null; erasedAt: Date | null };
};

/** A transaction, or the pool of connections for what only reads. */
export type On = Tx | typeof db;

export const within = (on: On) => on.withTables<Tables>();
