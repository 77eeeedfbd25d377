import { sql } from 'kysely';
import type { Ref } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import { made } from './persons.ts';
import { forgetContact, isSpared } from './subject.ts';

/** Gives what the team keeps of one contact to another who is the same; what both have is one. Of who may be a minor nothing is kept. */
export async function mergeContacts(tx: Tx, from: Ref, into: Ref): Promise<void> {
	const column = from.kind === 'person' ? ('person' as const) : ('organization' as const);
	if (column === 'person' && (await spared(tx, from.id, into.id))) {
		await forgetContact(tx, from.id);
		await forgetContact(tx, into.id);
	}
	const its = sql.ref(column);
	for (const [table, same] of [['tagged', 'tag'] as const, ['list_entry', 'list'] as const])
		await sql`delete from network.${sql.table(table)} given where ${sql.ref(`given.${column}`)} = ${from.id} and exists (
			select from network.${sql.table(table)} own where ${sql.ref(`own.${column}`)} = ${into.id}
			and ${sql.ref(`own.${same}`)} = ${sql.ref(`given.${same}`)})`.execute(tx);
	for (const table of ['tagged', 'list_entry', 'note', 'follow_up'])
		await sql`update network.${sql.table(table)} set ${its} = ${into.id} where ${its} = ${from.id}`.execute(tx);
	if (column === 'organization') return;
	for (const [table, who] of made)
		await sql`update network.${sql.table(table)} set ${sql.ref(who)} = ${into.id} where ${sql.ref(who)} = ${from.id}`.execute(
			tx
		);
}

async function spared(tx: Tx, ...persons: string[]): Promise<boolean> {
	for (const id of persons) if (await isSpared({ kind: 'person', id }, tx)) return true;
	return false;
}
