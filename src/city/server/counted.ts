import { sql } from 'kysely';
import { db, type Tx } from '#kernel/server/db.ts';

/** The trails by these ids, in the language they were written in. */
export async function trailNames(
	ids: readonly string[],
	on: Tx | typeof db = db
): Promise<ReadonlyMap<string, string>> {
	const { rows } = await sql<{ id: string; name: string }>`
		select id, title ->> (title ->> 'source') as name from city.trail where id = any(${[...ids]}::uuid[])`.execute(on);
	return new Map(rows.map(({ id, name }) => [id, name]));
}
