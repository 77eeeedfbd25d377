import { sql } from 'kysely';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { inLine } from '#kernel/server/lines.ts';

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

/** Runs in a transaction what somebody asks of a space by herself, once it is her turn in this program: a crowd at one desk waits without a connection. */
export const inHouse = <T>(
	{ place }: Readonly<{ place: Readonly<{ id: string }> }>,
	act: (tx: Tx) => Promise<T>
): Promise<T> => inLine(`house ${place.id}`, () => transaction(act));
