import { sql } from 'kysely';
import { refused } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#kernel/server/db.ts';

/**
 * Gives a space so many units, under the lock of its house: those that were retired come back first, and the last ones go first.
 * @returns how many it has then. Throws spaces_units_taken when one that would go is somebody's from now on.
 */
export async function keepUnits(tx: Tx, space: string, wanted: number): Promise<number> {
	const { rows: all } = await sql<{ id: string; number: number; retired: boolean }>`
		select id, number, retired_at is not null as retired from spaces.unit where space = ${space} order by number`.execute(
		tx
	);
	const given = all.filter(({ retired }) => !retired);
	if (given.length > wanted)
		await retire(
			tx,
			given.slice(wanted).map(({ id }) => id)
		);
	const more = wanted - given.length;
	const back = all.filter(({ retired }) => retired).slice(0, Math.max(0, more));
	if (back.length)
		await sql`update spaces.unit set retired_at = null where id = any(${back.map(({ id }) => id)}::uuid[])`.execute(tx);
	const last = all.at(-1)?.number ?? 0;
	for (let made = 1; made <= more - back.length; made++)
		await sql`insert into spaces.unit (id, space, number) values (${newId()}, ${space}, ${last + made})`.execute(tx);
	return wanted;
}

async function retire(tx: Tx, units: readonly string[]): Promise<void> {
	const { rows } = await sql<{ count: number }>`
		select count(distinct allocation)::int as count from spaces.occupancy where unit = any(${[...units]}::uuid[]) and upper(during) > now()`.execute(
		tx
	);
	if (rows[0]?.count) throw refused('spaces_units_taken', { count: rows[0].count });
	await sql`update spaces.unit set retired_at = now() where id = any(${[...units]}::uuid[])`.execute(tx);
}
