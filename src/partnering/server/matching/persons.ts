import { sql } from 'kysely';
import type { Ref } from '#kernel/facts.ts';
import { db, type Tx } from '#kernel/server/db.ts';

/** What she put aside, and of what she was told. */
export async function exportMatching(person: string): Promise<Record<string, unknown[]>> {
	const rows = async (query: ReturnType<typeof sql>): Promise<unknown[]> => (await query.execute(db)).rows;
	return {
		dismissals: await rows(sql`
			select p.title as proposal, d.why, d.at from partnering.dismissal d join partnering.proposal p on p.id = d.proposal
			where d.person = ${person} order by d.at, p.id`),
		matchesTold: await rows(sql`
			select p.title as proposal, t.at from partnering.match_told t join partnering.proposal p on p.id = t.proposal
			where t.person = ${person} order by t.at, p.id`)
	};
}

const tables = ['dismissal', 'match_told'] as const;

/** What both put aside or were told of stands once. */
export async function mergeMatching(tx: Tx, from: Ref, into: Ref): Promise<void> {
	if (from.kind !== 'person') return;
	for (const table of tables) {
		await sql`delete from partnering.${sql.raw(table)} own where own.person = ${from.id}
			and exists (select from partnering.${sql.raw(table)} other where other.person = ${into.id} and other.proposal = own.proposal)`.execute(
			tx
		);
		await sql`update partnering.${sql.raw(table)} set person = ${into.id} where person = ${from.id}`.execute(tx);
	}
}

export async function eraseMatching(tx: Tx, person: string): Promise<void> {
	for (const table of tables) await sql`delete from partnering.${sql.raw(table)} where person = ${person}`.execute(tx);
}
