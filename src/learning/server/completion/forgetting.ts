import { sql } from 'kysely';
import { db, type Tx } from '#kernel/server/db.ts';
import { forgetUnlessNamed } from '#kernel/server/storage.ts';
import { within } from './tables.ts';

const tables = ['deed', 'progress', 'completion', 'assessment', 'evidence'] as const;

/** What is kept about a participant, person or pupil, who holds some seats: by noun, and nobody else is named in it. */
export async function exportParticipant(id: string, seats: readonly string[]): Promise<Record<string, unknown[]>> {
	const of = async (table: Exclude<(typeof tables)[number], 'deed'>) => {
		const { rows } = await sql<{ row: unknown }>`
			select to_jsonb(t) - 'participant' - 'participant_kind' - 'given_by' - 'decided_by' as row
			from ${sql.table(`learning.${table}`)} t where participant = ${id}`.execute(db);
		return rows.map(({ row }) => row);
	};
	const [progress, completions, assessments, evidence, excuses] = await Promise.all([
		of('progress'),
		of('completion'),
		of('assessment'),
		of('evidence'),
		within(db)
			.selectFrom('learning.excuse')
			.select(['occurrence', 'reason', 'givenAt', 'withdrawnAt'])
			.where((row) => row('seat', '=', row.fn.any(row.val([...seats]))))
			.execute()
	]);
	return { progress, completions, assessments, evidence, excuses };
}

/**
 * Takes out what a participant did, who holds some seats: the files that she gave, why she was excused, and which telephone was hers.
 * @returns the files that are forgotten, whose bytes can be dropped once that is kept.
 */
export async function forgetParticipant(tx: Tx, id: string, seats: readonly string[]): Promise<string[]> {
	const { rows } = await sql<{ file: string }>`
		select distinct file from learning.evidence e where participant = ${id} and file is not null
			and not exists (select from learning.evidence o where o.file = e.file and o.participant <> ${id})`.execute(tx);
	for (const table of tables)
		await sql`delete from ${sql.table(`learning.${table}`)} where participant = ${id}`.execute(tx);
	await sql`delete from learning.device where seat = any(${[...seats]}::uuid[])`.execute(tx);
	await sql`update learning.excuse set reason = 'other' where seat = any(${[...seats]}::uuid[])`.execute(tx);
	const forgotten: string[] = [];
	for (const { file } of rows) if (await forgetUnlessNamed(tx, file)) forgotten.push(file);
	return forgotten;
}
