import type { ColumnType, Generated } from 'kysely';
import type { db, Tx } from '#kernel/server/db.ts';
import type { DeliveryState, Pause } from '../endpoint.ts';

interface EndpointTable {
	id: string;
	person: string;
	scopeKind: string;
	scope: string;
	name: string;
	url: string;
	kinds: string[];
	secret: string;
	earlier: ColumnType<string | null, string | null | undefined, string | null>;
	earlierUntil: ColumnType<Date | null, Date | null | undefined, Date | null>;
	madeAt: ColumnType<Date, Date, never>;
	pausedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
	pausedWhy: ColumnType<Pause | null, Pause | null | undefined, Pause | null>;
}

interface DeliveryTable {
	id: string;
	endpoint: string;
	position: number;
	kind: string;
	verb: string;
	objectKind: string;
	object: string;
	path: string;
	happenedAt: Date;
	state: Generated<DeliveryState>;
	tries: Generated<number>;
	nextAt: Date;
	heldUntil: ColumnType<Date | null, Date | null | undefined, Date | null>;
	madeAt: Date;
}

interface AttemptTable {
	id: string;
	delivery: string;
	at: Date;
	milliseconds: number;
	status: number | null;
	failure: string | null;
	excerpt: string | null;
}

type Tables = {
	'programs.endpoint': EndpointTable;
	'programs.delivery': DeliveryTable;
	'programs.attempt': AttemptTable;
};

export type On = Tx | typeof db;

export const within = (on: On) => on.withTables<Tables>();
