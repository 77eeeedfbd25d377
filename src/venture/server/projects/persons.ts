import { sql } from 'kysely';
import type { Ref } from '#kernel/facts.ts';
import { db, type Tx } from '#kernel/server/db.ts';

/** What somebody has said of projects that everybody reads. */
export async function exportProjects(person: string): Promise<Record<string, unknown[]>> {
	const { rows } = await sql<object>`
		select p.name, p.sentence, p.sector, p.locality, p.shown_at, y.named, y.agreed_at from venture.project_yes y
			join venture.project p on p.id = y.project join venture.holder h on h.id = y.holder where h.person = ${person} order by y.agreed_at`.execute(
		db
	);
	return { ventureProjects: rows };
}

/** Two that turned out to be one. */
export async function mergeProjects(tx: Tx, from: Ref, into: Ref): Promise<void> {
	const column = from.kind === 'organization' ? 'company' : 'proposed_by';
	if (from.kind === 'organization' || from.kind === 'person')
		await sql`update venture.project set ${sql.ref(column)} = ${into.id} where ${sql.ref(column)} = ${from.id}`.execute(
			tx
		);
}

/** Removes her name from projects that others keep showing; one of nobody any more goes with the words of its file. */
export async function eraseProjects(tx: Tx, person: string): Promise<void> {
	await sql`delete from venture.project_yes y using venture.holder h where h.id = y.holder and h.person = ${person}`.execute(
		tx
	);
	await sql`update venture.project set proposed_by = null where proposed_by = ${person}`.execute(tx);
	await sql`delete from venture.project p where not exists (
		select from venture.holder h where h.file = p.file and h.accepted_at is not null and h.ended_at is null)`.execute(
		tx
	);
}
