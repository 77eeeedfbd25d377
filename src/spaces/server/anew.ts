import { sql } from 'kysely';
import type { By } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import { vacate } from './occupancy.ts';
import { settle } from './settling.ts';

/** Gives a space anew to all that is to have it, the oldest first, since it is made of other units now: what does not fit clashes. Under the lock of its house. */
export async function allotAnew(tx: Tx, space: string, by: By): Promise<void> {
	const { rows } = await sql<{ id: string; place: string }>`
		update spaces.allocation a set state = 'clashing' from spaces.space s
		where s.id = a.space and a.space = ${space} and a.state = 'taken' and upper(a.during) > clock_timestamp() returning a.id, s.place`.execute(
		tx
	);
	await vacate(
		tx,
		rows.map(({ id }) => id)
	);
	await settle(
		tx,
		rows.map(({ place }) => place),
		by
	);
}
