import {
	type Connection,
	chosenEngine,
	cloneDatabase,
	dropDatabase,
	type Engine,
	startServer,
	type TestServer,
	urlOf
} from './server.ts';
import { sharedServer } from './shared.ts';

export type Scratch = {
	readonly connection: Connection;
	/** The same as a DATABASE_URL, for a program of its own. */
	readonly url: string;
};

/**
 * Runs an act with a migrated database outside vitest, on the run's server or a throw-away one; removes both whatever happens.
 * Nothing is connected: `connect(scratch.connection)` and `disconnect()` are the act's.
 */
export async function withScratchPostgres<T>(
	act: (scratch: Scratch) => Promise<T>,
	{ engine = chosenEngine() }: { engine?: Engine } = {}
): Promise<T> {
	const { administrator, close } = await serverOf(engine);
	try {
		const connection = await cloneDatabase(administrator);
		return await act({ connection, url: urlOf(connection) }).finally(() => dropDatabase(administrator, connection));
	} finally {
		await close();
	}
}

/** The server that the run shares when it is of that kind, else one of its own. */
export async function serverOf(engine: Engine): Promise<TestServer> {
	const shared = engine === 'embedded' ? sharedServer() : undefined;
	return shared ? { administrator: shared.administrator, close: async () => undefined } : startServer(engine);
}
