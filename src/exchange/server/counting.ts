import type { Tx } from '#kernel/server/db.ts';
import { within } from './tables.ts';

/** How many rows of an import stand how. */
export async function countRows(tx: Tx, batch: string): Promise<Record<string, number>> {
	const rows = await within(tx)
		.selectFrom('exchange.row')
		.select(['state', (row) => row.fn.countAll<number>().as('rows')])
		.where('batch', '=', batch)
		.groupBy('state')
		.execute();
	return Object.fromEntries(rows.map(({ state, rows }) => [state, rows]));
}
