import { sql } from 'kysely';
import type { Ref } from '#kernel/facts.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { isHers } from '../holders.ts';

/** What somebody has an eye on, and which calls she wrote down. */
export async function exportCalls(person: string): Promise<Record<string, unknown[]>> {
	const { rows } = await sql<object>`
		select c.name as call, case when ${isHers(person, 'i.file')} then f.name end as file, i.marked_at from venture.call_interest i join venture.call c on c.id = i.call join venture.file f on f.id = i.file
		where i.marked_by = ${person} order by i.marked_at`.execute(db);
	const written =
		await sql<object>`select name, offered_by, link from venture.call where written_by = ${person} order by name`.execute(
			db
		);
	return { ventureCallsMarked: rows, ventureCallsWritten: written.rows };
}

/** Two that turned out to be one. */
export async function mergeCalls(tx: Tx, from: Ref, into: Ref): Promise<void> {
	if (from.kind !== 'person') return;
	await sql`update venture.call_interest set marked_by = ${into.id} where marked_by = ${from.id}`.execute(tx);
	await sql`update venture.call set written_by = ${into.id} where written_by = ${from.id}`.execute(tx);
}

/** Removes who had an eye on something, or wrote it down: a call is nobody's words. */
export async function eraseCalls(tx: Tx, person: string): Promise<void> {
	await sql`delete from venture.call_interest where marked_by = ${person}`.execute(tx);
	await sql`update venture.call set written_by = null where written_by = ${person}`.execute(tx);
}
