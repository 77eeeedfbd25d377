import { sql } from 'kysely';
import { inject } from 'vitest';
import { connect, disconnect, type Tx, transaction } from '#kernel/server/db.ts';
import { type Connection, cloneDatabase, dropDatabase } from './server.ts';

const clones: Connection[] = [];

/**
 * Gives the test file a migrated database of its own, and connects `db` to it. To be awaited in `beforeAll`; it is dropped after
 * the file's last test. A second call gives a second database.
 */
export async function testDatabase(): Promise<{ connection: Connection }> {
	const connection = await cloneDatabase(inject('administrator'));
	clones.push(connection);
	await disconnect();
	connect(connection);
	return { connection };
}

/** Changes what people see without the fact that `told.ts` demands: what a test lays down by hand, or has only one module do. */
export const untold = <T>(act: (tx: Tx) => Promise<T>): Promise<T> =>
	transaction(async (tx) => {
		await sql`select set_config('told.by', pg_current_xact_id()::text, true)`.execute(tx);
		return act(tx);
	});

/** Drops what a test file was given, after its last test (after-file.ts). */
export async function dropTestDatabases(): Promise<void> {
	await disconnect();
	for (const clone of clones.splice(0)) await dropDatabase(inject('administrator'), clone);
}
