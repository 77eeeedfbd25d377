import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';
import { vacate } from './occupancy.ts';

/**
 * Takes a space from all that is to have it, since it will be made of other units; under the lock of its house. Once it is, `settle` gives it to them anew, the oldest first, and what does not fit
 * clashes.
 */
export async function takeForAnew(tx: Tx, space: string): Promise<void> {
	const { rows } = await sql<{ id: string }>`
		update spaces.allocation set state = 'clashing' where space = ${space} and state = 'taken' and upper(during) > clock_timestamp() returning id`.execute(
		tx
	);
	await vacate(
		tx,
		rows.map(({ id }) => id)
	);
}
