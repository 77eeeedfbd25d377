import { sql } from 'kysely';
import type { Ref } from '#kernel/facts.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { contractsOf } from './contracts.ts';
import { statementsOf } from './statements.ts';

/** The plans that a person has, and her statements. */
export const exportPlans = async (person: string): Promise<Record<string, unknown[]>> => ({
	contracts: (await contractsOf(person)).map(
		({ names: _, persons: __, supportName: ___, note: ____, ...rest }) => rest
	),
	statements: await statementsOf(person)
});

/** Who is another is that one in what she pays and uses. */
export async function mergePlans(tx: Tx, from: Ref, into: Ref): Promise<void> {
	if (from.kind !== 'person' && from.kind !== 'organization') return;
	const column = sql.ref(from.kind);
	for (const table of ['spaces.contract', 'spaces.statement', 'spaces.adjustment'])
		await sql`update ${sql.table(table)} set ${column} = ${into.id} where ${column} = ${from.id}`.execute(tx);
	if (from.kind !== 'person') return;
	await sql`update spaces.contract set support = ${into.id} where support = ${from.id}`.execute(tx);
	await sql`insert into spaces.contract_person (contract, person) select contract, ${into.id} from spaces.contract_person
		where person = ${from.id} on conflict do nothing`.execute(tx);
	await sql`delete from spaces.contract_person where person = ${from.id}`.execute(tx);
}

/**
 * Takes her out of what is not closed. A closed statement keeps her name and loses whose it is: the law wants its documents kept for ten years from the first of January after them (Code de la TVA, art. 60, § 4, as changed by
 * the law of 20 November 2022; Code de droit économique, art. III.86 and III.88: seven), which goes before erasure (GDPR, art. 17 (3) b).
 */
export async function erasePlans(tx: Tx, person: string): Promise<void> {
	await sql`update spaces.statement set person = null where person = ${person}`.execute(tx);
	await sql`update spaces.contract set note = null where person = ${person}
		or id in (select contract from spaces.contract_person where person = ${person})`.execute(tx);
	await sql`update spaces.contract set support = null where support = ${person}`.execute(tx);
	await sql`delete from spaces.contract_person where person = ${person}`.execute(tx);
	await sql`update spaces.contract set until_day = greatest(from_day, current_date), end_reason = coalesce(end_reason, 'stopped')
		where person = ${person} and (until_day is null or until_day > current_date)`.execute(tx);
}

/** Forgets the names in books that the law no longer wants: those of eleven years ago and before. */
export async function forgetOldBooks(on: Tx | typeof db = db): Promise<void> {
	const old = sql`date_trunc('year', now()) - interval '10 years'`;
	await sql`update spaces.statement set payer_name = '—' where closed_at < ${old} and payer_name <> '—'`.execute(on);
	await sql`update spaces.bank_entry set name = null, iban = null, message = null
		where booked_on < ${old} and num_nonnulls(name, iban, message) > 0`.execute(on);
}
