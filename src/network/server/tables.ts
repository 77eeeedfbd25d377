import type { ColumnType, JSONColumnType } from 'kysely';
import type { db, Tx } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';
import type { OrganizationKind } from '../kinds.ts';

interface OrganizationTable {
	id: string;
	slug: string;
	name: string;
	formerNames: string[];
	kind: OrganizationKind;
	sentence: JSONColumnType<Words>;
	sectors: string[];
	locality: string | null;
	lat: number | null;
	lon: number | null;
	website: string | null;
	founded: number | null;
	status: 'active' | 'ended' | null;
	statusAsOf: number | null;
	sources: string[];
	fictional: boolean;
	search: string;
	createdAt: ColumnType<Date, Date | undefined, never>;
}

interface PlaceTable {
	id: string;
	slug: string;
	name: string;
	kind: string;
	sentence: JSONColumnType<Words> | null;
	organization: string | null;
	locality: string | null;
	address: string | null;
	lat: number | null;
	lon: number | null;
	fictional: boolean;
}

type Tables = {
	'network.sector': { slug: string; label: JSONColumnType<Words>; rank: number };
	'network.organization': OrganizationTable;
	'network.place': PlaceTable;
};

/** A transaction, or the pool of connections for what only reads. */
export type On = Tx | typeof db;

export const within = (on: On) => on.withTables<Tables>();
