import { sql } from 'kysely';
import type { Ref } from '#kernel/facts.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { concerned } from './concerned.ts';
import { exportParticipant, forgetParticipant } from './forgetting.ts';
import { giveTo } from './handing.ts';
import { judgeThose } from './judging.ts';
import { type On, within } from './tables.ts';

/** What is kept about a person here: what she has reached and shown, how she was assessed, and when she was excused. */
export const exportCompletion = async (person: string): Promise<Record<string, unknown[]>> =>
	exportParticipant(person, await seatsOf(person, db));

/** Gives what one person did to another, who she turned out to be, and judges her by the goals that it concerns. */
export async function mergeCompletion(tx: Tx, from: Ref, into: Ref): Promise<void> {
	if (from.kind === 'organization')
		await sql`update learning.way set organization = ${into.id} where organization = ${from.id}`.execute(tx);
	if (from.kind !== 'person') return;
	const deeds = await giveTo(tx, from.id, into.id);
	await judgeThose(tx, await concerned(tx, { deeds, occurrences: [] }));
}

/** Takes out what a person did here, with the files that she gave; those who decided about others are named no more. */
export async function eraseCompletion(tx: Tx, person: string): Promise<void> {
	await forgetParticipant(tx, person, await seatsOf(person, tx));
	for (const [table, column] of deciders)
		await sql`update ${sql.table(`learning.${table}`)} set ${sql.ref(column)} = null where ${sql.ref(column)} = ${person}`.execute(
			tx
		);
}

async function seatsOf(person: string, on: On): Promise<string[]> {
	const rows = await within(on)
		.selectFrom('participation.attendanceCard')
		.select('seat')
		.where('holder', '=', person)
		.execute();
	return rows.map(({ seat }) => seat);
}

const deciders = [
	['assessment', 'given_by'],
	['evidence', 'decided_by'],
	['excuse', 'given_by'],
	['excuse', 'withdrawn_by']
] as const;
