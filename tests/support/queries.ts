import { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';
import { openPool } from '#kernel/server/db.ts';

type Cost = Readonly<{ queries: number; rows: number }>;

/** How many queries an act makes, and how many rows come back: others go on beside it. */
export async function costOf(act: () => unknown): Promise<Cost> {
	const cost = { queries: 0, rows: 0 };
	const within = new AsyncLocalStorage<true>();
	const watched = new Set<object>();
	const watch = (client: pg.PoolClient) => {
		if (watched.has(client)) return;
		watched.add(client);
		const query = client.query.bind(client) as (...given: unknown[]) => unknown;
		const counted = async (...given: unknown[]) => {
			const counts = within.getStore();
			if (counts) cost.queries++;
			const result = (await query(...given)) as pg.QueryResult | undefined;
			if (counts) cost.rows += result?.rows?.length ?? 0;
			return result;
		};
		Object.assign(client, { query: counted });
	};
	openPool().on('acquire', watch);
	await within.run(true, async () => act());
	openPool().off('acquire', watch);
	return cost;
}

export const countQueries = async (act: () => unknown): Promise<number> => (await costOf(act)).queries;
