import type { Tx } from '#kernel/server/db.ts';
import { within } from './tables.ts';

/** Marks places whose holder is about to be forgotten and is counted by another place of hers, so that one person never becomes several. */
export async function countOnce(tx: Tx, seats: readonly string[]): Promise<void> {
	if (!seats.length) return;
	await within(tx)
		.updateTable('participation.seat')
		.set({ again: true })
		.where((row) => row('id', '=', row.fn.any(row.val([...seats]))))
		.execute();
}
