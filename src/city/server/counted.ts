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

/** The trails that anybody may have visited, by name: those of which there is or was an edition. */
export async function visitedTrails(
	on: Tx | typeof db = db
): Promise<readonly Readonly<{ id: string; name: string }>[]> {
	const { rows } = await sql<{ id: string; name: string }>`
		select id, title ->> (title ->> 'source') as name from city.trail t
		where exists (select from city.edition where trail = t.id) order by name`.execute(on);
	return rows;
}

/** Where trails begin: at the place or the point of their first stop that has one. */
export async function trailStarts(ids: readonly string[], on: Tx | typeof db = db) {
	const { rows } = await sql<{ id: string; place: string | null; lat: number | null; lon: number | null }>`
		select distinct on (trail) trail as id, place, lat, lon from city.stop
		where trail = any(${[...ids]}::uuid[]) and (place is not null or lat is not null) order by trail, position`.execute(
		on
	);
	return rows;
}
