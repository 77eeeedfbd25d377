import { type Connection, chosenEngine, cloneDatabase, type Engine, startServer } from './server.ts';

export type Scratch = {
	readonly connection: Connection;
	/** The same as a DATABASE_URL, for a program of its own. */
	readonly url: string;
};

/**
 * Runs an act with a throw-away server and a migrated database in it, outside vitest; removes both whatever happens.
 * Nothing is connected: `connect(scratch.connection)` and `disconnect()` are the act's.
 */
export async function withScratchPostgres<T>(
	act: (scratch: Scratch) => Promise<T>,
	{ engine = chosenEngine() }: { engine?: Engine } = {}
): Promise<T> {
	const server = await startServer(engine);
	try {
		const connection = await cloneDatabase(server.administrator);
		return await act({ connection, url: urlOf(connection) });
	} finally {
		await server.close();
	}
}

function urlOf({ host, port, user, database, password }: Connection): string {
	const secret = password ? `:${encodeURIComponent(password)}` : '';
	return `postgres://${user}${secret}@${encodeURIComponent(host)}:${port}/${database}`;
}
