import type { ColumnType, Generated } from 'kysely';
import type { Source } from '#kernel/facts.ts';
import type { db, Tx } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import type { Kind, State } from '../states.ts';

type Moment = ColumnType<Date, Date | undefined, Date>;

interface PoolTable {
	id: string;
	capacity: number | null;
	waiting: boolean;
	offerMinutes: number | null;
	taken: Generated<number>;
	queued: Generated<number>;
	closedAt: Date | null;
	/** When it closes by itself: no offer runs longer. */
	closesAt: Date | null;
	openedAt: Moment;
	/** The pool that it is a part of, for the seats of one category. */
	partOf: Generated<string | null>;
	category: Generated<string | null>;
}

interface BookingTable {
	id: string;
	kind: Kind;
	subjectKind: string;
	subject: string;
	party: string | null;
	contactName: string | null;
	given: string | null;
	family: string | null;
	contactEmail: string | null;
	locale: Locale;
	idempotencyKey: string;
	tokenHash: Buffer;
	handHash: Buffer | null;
	source: Source;
	createdAt: Moment;
}

interface SeatTable {
	id: string;
	booking: string;
	holder: string | null;
	holderName: string | null;
	given: string | null;
	family: string | null;
	category: Generated<string | null>;
	state: State;
	stage: Generated<number>;
	ticket: string;
	offeredUntil: Date | null;
	stateAt: Moment;
	/** Its holder is gone, and is counted by another place of hers. */
	again: Generated<boolean>;
}

interface PresenceTable {
	id: string;
	seat: string;
	at: Date;
	kind: 'in' | 'out';
	gate: string | null;
	source: Source;
	nonce: string;
	recordedAt: Moment;
	undoneAt: Date | null;
	undoneBy: string | null;
}

type Tables = {
	'participation.pool': PoolTable;
	'participation.booking': BookingTable;
	'participation.seat': SeatTable;
	'participation.seatPool': {
		seat: string;
		pool: string;
		queue: number | null;
		passed: Generated<number>;
		added: Generated<boolean>;
	};
	'participation.presence': PresenceTable;
};

/** A transaction, or the pool of connections for what only reads. */
export type On = Tx | typeof db;

export const within = (on: On) => on.withTables<Tables>();
