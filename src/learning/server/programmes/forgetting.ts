import { sql } from 'kysely';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { forgetUnlessNamed } from '#kernel/server/storage.ts';
import { within } from './tables.ts';

/** So long after an application that led nowhere its words and documents are kept, for questions and appeals. */
const KEPT_MONTHS = 12;

/** Forgets the words and documents of the applications that led to no place, a year after they were decided, taken back or begun. */
export async function forgetApplications(now = new Date()): Promise<void> {
	await transaction(async (tx) => {
		const { rows } = await sql<{ id: string }>`
			select a.id from learning.application a
			where coalesce(a.withdrawn_at, a.decided_at, a.submitted_at, a.created_at) < ${now}::timestamptz - make_interval(months => ${KEPT_MONTHS}::int)
				and not exists (select from learning.enrolment e where e.booking = a.booking)
				and (a.motivation is not null or a.degree is not null or a.experience is not null
					or exists (select from learning.document d where d.application = a.id))`.execute(tx);
		await blankApplications(
			tx,
			rows.map(({ id }) => id)
		);
	});
}

/** Takes out what some applications say, their documents with the files, and what was written about them. */
export async function blankApplications(tx: Tx, applications: readonly string[]): Promise<void> {
	if (!applications.length) return;
	const tables = within(tx);
	const ids = [...applications];
	const papers = await tables
		.deleteFrom('learning.document')
		.where('application', 'in', ids)
		.returning('file')
		.execute();
	await tables.updateTable('learning.review').set({ words: null }).where('application', 'in', ids).execute();
	const said = { degree: null, experience: null, motivation: null, words: null };
	await tables.updateTable('learning.application').set(said).where('id', 'in', ids).execute();
	await forgetPapers(
		tx,
		papers.map(({ file }) => file)
	);
}

/** Forgets files that nothing names any more; one that stands elsewhere too stays, since the same bytes are one file. */
export async function forgetPapers(tx: Tx, hashes: readonly string[]): Promise<void> {
	for (const hash of new Set(hashes)) await forgetUnlessNamed(tx, hash);
}
