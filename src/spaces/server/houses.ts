import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';

/** The first key of the advisory locks of houses; participation's pools have 7100. */
const HOUSE = 7101;

/**
 * Locks places by their ids until the end of the transaction: nobody else takes or frees a space in them. After all pools of participation, which a registration locks first,
 * and all at once, in one order.
 */
export async function lockHouses(tx: Tx, places: readonly string[]): Promise<void> {
	if (!places.length) return;
	await sql`select pg_advisory_xact_lock(${HOUSE}, house)
		from (select distinct hashtext(id::text) as house from unnest(${[...new Set(places)]}::uuid[]) as id order by 1) houses`.execute(
		tx
	);
}
