import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';

/** Whether who says it was told the same by her of whom she says it, or had been when she left. */
export const saidOfEachOther = sql<boolean>`(evidence.mutual or evidence.source = 'peer' and exists (
	select from journey.evidence o where o.source = 'peer' and o.competence = evidence.competence
		and o.person = evidence.given_by and o.given_by = evidence.person))`;

/**
 * Takes a person's name from all that she said of others, which stays theirs and is worth what it was: two kinds of source that were she alone do not
 * become two persons, and what two said of each other stays that. The number that stands for her is another one for each of whom she spoke.
 */
export async function forgetWitness(tx: Tx, person: string): Promise<void> {
	// materialised, or a plan of nested loops draws another number for each row
	await sql`with she as materialized (
			select person, gen_random_uuid() as number from journey.evidence where given_by = ${person} group by person)
		update journey.evidence set mutual = ${saidOfEachOther}, gone = she.number, given_by = null from she
		where evidence.given_by = ${person} and evidence.person = she.person`.execute(tx);
}
