import { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';
import { openPool } from '#kernel/server/db.ts';

/** How many queries an act makes: others go on beside it. */
export async function countQueries(act: () => unknown): Promise<number> {
	let queries = 0;
	const within = new AsyncLocalStorage<true>();
	const watched = new Set<object>();
	const watch = (client: pg.PoolClient) => {
		if (watched.has(client)) return;
		watched.add(client);
		const query = client.query.bind(client) as (...given: unknown[]) => unknown;
		const counted = (...given: unknown[]) => {
			if (within.getStore()) queries++;
			return query(...given);
		};
		Object.assign(client, { query: counted });
	};
	openPool().on('acquire', watch);
	await within.run(true, async () => act());
	openPool().off('acquire', watch);
	return queries;
}
