import { inject } from 'vitest';
import { connect, disconnect } from '#kernel/server/db.ts';
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

/** Drops what a test file was given, after its last test (after-file.ts). */
export async function dropTestDatabases(): Promise<void> {
	await disconnect();
	for (const clone of clones.splice(0)) await dropDatabase(inject('administrator'), clone);
}
