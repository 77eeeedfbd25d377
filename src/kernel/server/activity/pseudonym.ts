import { sql } from 'kysely';
import type { Ref } from '../../facts.ts';
import { newId } from '../../id.ts';
import type { db, Tx } from '../db.ts';

/** The ids under which persons appear in the log, made at first use: person → pseudonym. */
export async function pseudonymsOf(tx: Tx | typeof db, persons: readonly string[]): Promise<Map<string, string>> {
	const all = [...new Set(persons)];
	if (!all.length) return new Map();
	const known = await read(tx, all);
	const fresh = all.filter((person) => !known.has(person));
	if (!fresh.length) return known;
	await sql`insert into kernel.pseudonym (subject, pseudonym)
		select * from unnest(${fresh}::uuid[], ${fresh.map(() => newId())}::uuid[]) on conflict (subject) do nothing`.execute(
		tx
	);
	return read(tx, all);
}

/** The person behind a pseudonym, or null when she was erased. */
export async function personOf(tx: Tx | typeof db, pseudonym: string): Promise<string | null> {
	const { rows } = await sql<{
		subject: string;
	}>`select subject from kernel.pseudonym where pseudonym = ${pseudonym}`.execute(tx);
	return rows[0]?.subject ?? null;
}

/** The persons behind many pseudonyms; who was erased is not in the answer. */
export async function personsOf(tx: Tx | typeof db, pseudonyms: readonly string[]): Promise<Map<string, string>> {
	if (!pseudonyms.length) return new Map();
	const { rows } = await sql<{ subject: string; pseudonym: string }>`
		select subject, pseudonym from kernel.pseudonym where pseudonym = any(${[...new Set(pseudonyms)]}::uuid[])`.execute(
		tx
	);
	return new Map(rows.map(({ subject, pseudonym }) => [pseudonym, subject]));
}

/** The pseudonyms of every person that some references name. */
export function pseudonymsIn(tx: Tx, refs: readonly (Ref | null | undefined)[]): Promise<Map<string, string>> {
	return pseudonymsOf(
		tx,
		refs.flatMap((given) => (given?.kind === 'person' ? [given.id] : []))
	);
}

async function read(tx: Tx | typeof db, persons: readonly string[]): Promise<Map<string, string>> {
	const { rows } = await sql<{ subject: string; pseudonym: string }>`
		select subject, pseudonym from kernel.pseudonym where subject = any(${persons}::uuid[])`.execute(tx);
	return new Map(rows.map(({ subject, pseudonym }) => [subject, pseudonym]));
}
