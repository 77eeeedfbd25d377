import type pg from 'pg';
import { connect, disconnect } from '#kernel/server/db.ts';

type Joined = Readonly<{ connection: pg.PoolConfig; release: () => Promise<void> }>;

/** Does something with `db` on a database that is joined for this act only: a longer stake in a cluster would make this process one more that heals it. */
export async function whileJoined<T>(join: () => Promise<Joined>, act: () => Promise<T>): Promise<T> {
	const { connection, release } = await join();
	connect(connection);
	try {
		return await act();
	} finally {
		await disconnect();
		await release();
	}
}
