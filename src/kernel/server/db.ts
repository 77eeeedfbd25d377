import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import {
	CamelCasePlugin,
	type IsolationLevel,
	Kysely,
	PostgresDialect,
	type PostgresPoolClient,
	sql,
	type Transaction
} from 'kysely';
import pg from 'pg';
import { refused } from '../errors.ts';
import { pokeSequencer } from './activity/poke.ts';
import { standBehindAtDatabase } from './apart/priority.ts';
import { type Spent, spentHere } from './lane.ts';

const INT8 = 20;
const DATE = 1082;
// bigint as a number (our counts stay far below 2^53), and a date as the text it is: pg would make it local midnight
pg.types.setTypeParser(INT8, Number);
pg.types.setTypeParser(DATE, (text: string) => text);

export type Tx = Transaction<unknown>;

let pool: pg.Pool | undefined;
let few: pg.Pool | undefined;
let asked: pg.Pool | undefined;
let long: pg.Pool | undefined;

// twelve requests that wait for one lock would hold every connection of the hub: they give up after five seconds, and a program that froze
// in the middle of a transaction loses it after thirty
const patience = {
	max: 12,
	idleTimeoutMillis: 30_000,
	connectionTimeoutMillis: 10_000,
	lock_timeout: 5000,
	idle_in_transaction_session_timeout: 30_000
};

/** The transaction in which the running code is. */
const within = new AsyncLocalStorage<{ open: boolean }>();
let complain = (error: Error): void => {
	throw error;
};

/**
 * Complains of what must not happen inside a transaction, where it holds a connection and locks for longer, or for ever: asking the pool for a second
 * connection (twelve at once wait for each other), drawing a picture or a sheet. @throws unless `complainBy` was told otherwise
 */
export function demandOutside(what: string): void {
	if (within.getStore()?.open)
		complain(new Error(`${what} inside a transaction: do it before, or pass the transaction down`));
}

/** Complains of a fault that people need not be stopped by. @throws unless `complainBy` was told otherwise */
export const complainOf = (what: string): void => complain(new Error(what));

/** How to say it and go on, for a program that serves people; otherwise it is thrown. */
export function complainBy(say: (error: Error) => void): void {
	complain = say;
}

const FEW = 2;
/** What strangers ask of the database has connections of its own, and a clock for each statement, and for how long one is held. */
const ASKED = 6;
const STATEMENT_MS = 1800;
const HELD_MS = 2000;
const NICE = 10;
/** So long a statement may take that asks for nothing special, on a machine that others keep busy: it is not whoever waits that has caused it. */
const ORDINARY_MS = 250;
/** So many tables of all that there is are read at once by a program. */
export const LONG = 2;

/** Opens the pool that `db` uses, the few connections of `beside`, those of what strangers ask, and those of what is read at length. The program has one database, so there is one of each. */
export function connect(config: pg.PoolConfig): pg.Pool {
	pool = forgiving(new pg.Pool({ ...patience, ...config }));
	few = forgiving(new pg.Pool({ ...patience, ...config, max: FEW }));
	asked = behind({ ...config, max: ASKED, statement_timeout: STATEMENT_MS });
	long = behind({ ...config, max: LONG });
	return pool;
}

/**
 * Connections that stand behind the program and its pages where the database shares their processors. Nobody helps them with a statement: helpers would stand
 * beside the program.
 */
function behind(config: pg.PoolConfig): pg.Pool {
	const made = forgiving(new pg.Pool({ ...patience, ...config, options: '-c max_parallel_workers_per_gather=0' }));
	if (isSocket(config.host)) made.on('connect', (client) => standBehindAtDatabase(backendOf(client), NICE));
	return made;
}

/** As PostgreSQL says it when one connects (BackendKeyData); pg's types do not know of it. */
const backendOf = (client: pg.PoolClient): number => (client as pg.PoolClient & { processID: number }).processID;

const isSocket = (host = ''): boolean => host.startsWith('/');

/** A connection that breaks (the database was killed) is only dropped: whoever uses it learns from the query, and the next takes a new one. */
function forgiving(made: pg.Pool): pg.Pool {
	made.on('error', () => undefined);
	made.on('connect', (client) => client.on('error', () => undefined));
	return made;
}

export async function disconnect(): Promise<void> {
	const closing = [pool, few, asked, long];
	pool = few = asked = long = undefined;
	for (const one of closing) await one?.end();
}

/** The open pool, for what speaks SQL by itself (migrations, jobs, sign-in, LISTEN). @throws when `connect` was not called. */
export function openPool(): pg.Pool {
	demandOutside('a second connection is asked for');
	return opened(pool);
}

function opened(one: pg.Pool | undefined): pg.Pool {
	if (!one) throw new Error('the database is not connected');
	return one;
}

type Connecting = () => Promise<PostgresPoolClient>;

/** Nested keys of jsonb are ours already: only columns change their case. */
const kyselyOn = (connect: Connecting): Kysely<unknown> =>
	new Kysely<unknown>({
		dialect: new PostgresDialect({ pool: { connect, end: async () => undefined, options: {} } }),
		plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })]
	});

/** What is asked in an answer to strangers (`lane.ts`) goes by their connections. */
export const db = kyselyOn(async () => {
	const spent = spentHere();
	const open = openPool();
	if (spent && performance.now() > spent.until) throw refused('kernel_asked_much', {}, 503);
	const client = await (spent?.isInLane ? opened(asked) : open).connect();
	return spent ? lent(client, spent) : client;
});

/** A connection on which what its statements take is counted; one of the lane is cut when it is held for too long, between statements too. */
function lent(client: pg.PoolClient, spent: Spent): PostgresPoolClient {
	const late = spent.isInLane ? setTimeout(() => client.connection.stream.destroy(), HELD_MS) : undefined;
	const query = async (text: string, values: unknown[]) => {
		const began = performance.now();
		try {
			return await client.query(text, values);
		} finally {
			spent.longMs += Math.max(0, performance.now() - began - ORDINARY_MS);
		}
	};
	const release = () => {
		clearTimeout(late);
		client.release();
	};
	return { query: query as unknown as PostgresPoolClient['query'], release };
}

/**
 * For one statement beside a transaction that may be open: what is read once and then kept at hand for everybody, and how far a long one is. These
 * connections are never held by a transaction, so whoever holds one may wait for them.
 */
export const beside = kyselyOn(() => opened(few).connect());

/** For what is read at length (`at-length.ts`): no page waits for one of its connections. */
export const lengthy = kyselyOn(() => opened(long).connect());

const AGAIN = new Set(['40001', '40P01']);
const ATTEMPTS = 4;

/**
 * Runs `act` in one transaction: all of it is kept or nothing. A deadlock or serialisation failure is tried again
 * (so `act` does nothing outside the database), and after the commit the log's sequencer is woken. All of it is asked through `tx`: `db` would ask the
 * pool for another connection.
 */
export async function transaction<T>(act: (tx: Tx) => Promise<T>, isolation?: IsolationLevel): Promise<T> {
	for (let attempt = 1; ; attempt++) {
		try {
			let used: Tx | undefined;
			const begun = isolation ? db.transaction().setIsolationLevel(isolation) : db.transaction();
			const result = await begun.execute((tx) => {
				used = tx;
				return inside(() => act(tx));
			});
			pokeSequencer(used);
			return result;
		} catch (error) {
			if (attempt === ATTEMPTS || !AGAIN.has((error as { code?: string }).code ?? '')) throw error;
		}
	}
}

/** What `act` has begun and not awaited outlives it, and is outside again. */
async function inside<T>(act: () => Promise<T>): Promise<T> {
	const state = { open: true };
	return within.run(state, act).finally(() => {
		state.open = false;
	});
}

const READY_MS = 1000;

/** Whether a page would be answered: the database replies, and a connection is to be had. */
export async function readiness(): Promise<'ready' | 'waits' | 'away'> {
	const replies = sql`select 1`.execute(db).then(
		() => 'ready' as const,
		() => 'away' as const
	);
	const late = pause(READY_MS, 'waits' as const, { ref: false });
	return Promise.race([replies, late]);
}
