import { sql } from 'kysely';
import { ref } from '#kernel/facts.ts';
import type { Proof } from '#kernel/server/proofs.ts';
import type { On } from './tables.ts';

/** The sheets of support that she signed and an operation paid for, under the name with which she signed. */
export async function proofsOfSupport(person: string, on: On): Promise<Proof[]> {
	const { rows } = await sql<{ sheet: string; operation: string; at: Date; name: string | null }>`
		select id as sheet, operation, signed_at as at, signed_name as name from venture.sheet
		where to_person = ${person} and operation is not null and signed_at is not null order by id`.execute(on);
	return rows.map(({ sheet, operation, at, name }) => ({
		...{ operations: [operation], subject: ref('sheet', sheet), at, name }
	}));
}
