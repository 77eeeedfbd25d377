import { sql } from 'kysely';
import type { Ref } from '#kernel/facts.ts';
import { db, type Tx } from '#kernel/server/db.ts';

/** The things that a person looks after; her keys are identity's to export. */
export async function exportPerson(person: string): Promise<Record<string, unknown[]>> {
	const { rows } =
		await sql`select name, description, keeper_until::text as until from sensing.thing where keeper = ${person} order by number`.execute(
			db
		);
	return { sensors: rows };
}

/** Nobody looks after her things but their organisations. */
export async function erasePerson(tx: Tx, person: string): Promise<void> {
	await sql`update sensing.thing set keeper = null, keeper_until = null where keeper = ${person}`.execute(tx);
}

const ofOrganizations = ['thing', 'location', 'sensor', 'observed_property', 'feature'] as const;

/** What is one organisation's, or in one person's hands, is the other one's. */
export async function merge(tx: Tx, from: Ref, into: Ref): Promise<void> {
	if (from.kind === 'person')
		await sql`update sensing.thing set keeper = ${into.id} where keeper = ${from.id}`.execute(tx);
	if (from.kind !== 'organization') return;
	for (const table of ofOrganizations)
		await sql`update ${sql.table(`sensing.${table}`)} set organization = ${into.id} where organization = ${from.id}`.execute(
			tx
		);
}
