import { sql } from 'kysely';
import { db, type Tx } from '#kernel/server/db.ts';

/** How many places are asked for and wait for a yes, by the id of the séance: they are in no figure of its pool. */
export async function requestsFor(
	occurrences: readonly string[],
	on: Tx | typeof db = db
): Promise<ReadonlyMap<string, number>> {
	const { rows } = await sql<{ id: string; seats: number }>`
		select b.subject as id, count(*)::int as seats from participation.booking b join participation.seat s on s.booking = b.id
		where b.subject_kind = 'occurrence' and b.subject = any(${[...occurrences]}::uuid[]) and s.state = 'submitted'
		group by b.subject`.execute(on);
	return new Map(rows.map(({ id, seats }) => [id, seats]));
}
