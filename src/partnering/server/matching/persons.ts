import { sql } from 'kysely';
import type { Ref } from '#kernel/facts.ts';
import { db, type Tx } from '#kernel/server/db.ts';

/** What she put aside, whether she wants a letter of what fits, and of what she was told. */
export async function exportMatching(person: string): Promise<Record<string, unknown[]>> {
	const rows = async (query: ReturnType<typeof sql>): Promise<unknown[]> => (await query.execute(db)).rows;
	return {
		dismissals: await rows(sql`
			select p.title as proposal, d.why, d.at from partnering.dismissal d join partnering.proposal p on p.id = d.proposal
			where d.person = ${person} order by d.at, p.id`),
		matchLetters: await rows(sql`select since from partnering.match_letter where person = ${person}`),
		matchesTold: await rows(sql`
			select p.title as proposal, t.at from partnering.match_told t join partnering.proposal p on p.id = t.proposal
			where t.person = ${person} order by t.at, p.id`)
	};
}

const tables = ['dismissal', 'match_told', 'match_letter'] as const;

/** What both put aside or were told of stands once. */
export async function mergeMatching(tx: Tx, from: Ref, into: Ref): Promise<void> {
	if (from.kind !== 'person') return;
	for (const table of tables) {
		const other = table === 'match_letter' ? sql`` : sql`and other.proposal = own.proposal`;
		await sql`delete from partnering.${sql.raw(table)} own where own.person = ${from.id}
			and exists (select from partnering.${sql.raw(table)} other where other.person = ${into.id} ${other})`.execute(tx);
		await sql`update partnering.${sql.raw(table)} set person = ${into.id} where person = ${from.id}`.execute(tx);
	}
}

export async function eraseMatching(tx: Tx, person: string): Promise<void> {
	for (const table of tables) await sql`delete from partnering.${sql.raw(table)} where person = ${person}`.execute(tx);
}
