import { sql } from 'kysely';
import type { Ref } from '#kernel/facts.ts';
import { db, type Tx } from '#kernel/server/db.ts';

/** Whom she has told what; keys are identity's to export. */
export async function exportPerson(person: string): Promise<Record<string, unknown[]>> {
	const { rows } =
		await sql`select name, url, kinds, scope_kind, scope, made_at, paused_at, paused_why from programs.endpoint
		where person = ${person} order by made_at`.execute(db);
	return { endpoints: rows };
}

/** Nothing is sent in her name any more, and nothing says what was. */
export async function erasePerson(tx: Tx, person: string): Promise<void> {
	await sql`delete from programs.endpoint where person = ${person}`.execute(tx);
}

/** Those of an organisation are of the one that it turned out to be; those of a person end with her record, as her keys do. */
export async function merge(tx: Tx, from: Ref, into: Ref): Promise<void> {
	if (from.kind === 'person') return erasePerson(tx, from.id);
	await sql`update programs.endpoint set scope = ${into.id} where scope_kind = ${from.kind} and scope = ${from.id}`.execute(
		tx
	);
}
