import { sql } from 'kysely';
import { db, type Tx } from '#kernel/server/db.ts';
import { within } from './tables.ts';

/** What somebody has said before trainings and not yet after: for herself alone. */
export async function exportChanges(person: string): Promise<Record<string, unknown[]>> {
	const changes = await within(db)
		.selectFrom('learning.changeAsked')
		.selectAll()
		.where('person', '=', person)
		.execute();
	return { changes };
}

/** Forgets what somebody has said before; a pair that was made is nobody's. @param cohort of this one alone; of all, where it is not given */
export async function forgetChanges(tx: Tx, person: string, cohort?: string): Promise<void> {
	const hers = within(tx).deleteFrom('learning.changeAsked').where('person', '=', person);
	await (cohort ? hers.where('cohort', '=', cohort) : hers).execute();
}

/** Of two that are one, what the one who stays has said counts. */
export async function mergeChanges(tx: Tx, from: string, into: string): Promise<void> {
	await sql`update learning.change_asked a set person = ${into} where person = ${from}
		and not exists (select from learning.change_asked o where o.person = ${into} and o.cohort = a.cohort)`.execute(tx);
	await forgetChanges(tx, from);
}
