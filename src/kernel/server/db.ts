import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { pokeSequencer } from './activity/poke.ts';

const INT8 = 20;
const DATE = 1082;
// bigint as a number (our counts stay far below 2^53), and a date as the text it is: pg would make it local midnight
pg.types.setTypeParser(INT8, Number);
pg.types.setTypeParser(DATE, (text: string) => text);

export type Tx = Transaction<unknown>;

let pool: pg.Pool | undefined;

// twelve requests that wait for one lock would hold every connection of the hub: they give up after five seconds, and a program that froze
// in the middle of a transaction loses it after thirty
const patience = {
	max: 12,
	idleTimeoutMillis: 30_000,
	connectionTimeoutMillis: 10_000,
	lock_timeout: 5000,
	idle_in_transaction_session_timeout: 30_000
};

/** Opens the pool that `db` uses. The program has one database, so there is one pool. */
export function connect(config: pg.PoolConfig): pg.Pool {
	pool = new pg.Pool({ ...patience, ...config });
	// a connection that breaks (the database was killed) is only dropped: whoever uses it learns from the query, and the next takes a new one
	pool.on('error', () => undefined);
	pool.on('connect', (client) => client.on('error', () => undefined));
	return pool;
}

export async function disconnect(): Promise<void> {
	const closing = pool;
	pool = undefined;
	await closing?.end();
}

/** The open pool, for what speaks SQL by itself (migrations, jobs, sign-in, LISTEN). @throws when `connect` was not called. */
export function openPool(): pg.Pool {
	if (!pool) throw new Error('the database is not connected');
	return pool;
}

const lazyPool = { connect: () => openPool().connect(), end: async () => undefined, options: {} };

/** Nested keys of jsonb are ours already: only columns change their case. */
export const db = new Kysely<unknown>({
	dialect: new PostgresDialect({ pool: lazyPool }),
	plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })]
});

const AGAIN = new Set(['40001', '40P01']);
const ATTEMPTS = 4;

/**
 * Runs `act` in one transaction: all of it is kept or nothing. A deadlock or serialisation failure is tried again
 * (so `act` does nothing outside the database), and after the commit the log's sequencer is woken.
 */
export async function transaction<T>(act: (tx: Tx) => Promise<T>): Promise<T> {
	for (let attempt = 1; ; attempt++) {
		try {
			let used: Tx | undefined;
			const result = await db.transaction().execute((tx) => {
				used = tx;
				return act(tx);
			});
			pokeSequencer(used);
			return result;
		} catch (error) {
			if (attempt === ATTEMPTS || !AGAIN.has((error as { code?: string }).code ?? '')) throw error;
		}
	}
}
