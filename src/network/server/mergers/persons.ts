import { sql } from 'kysely';
import { db, type Tx } from '#kernel/server/db.ts';
import { MERGER_DAYS } from '../../merger.ts';
import { letGo } from './letting-go.ts';

/** Of a person, the rows that mergers have removed and keep for a while: nothing else holds them any more. */
export async function exportMergers(person: string): Promise<Record<string, unknown[]>> {
	const { rows } = await sql`
		select k.place, k.before as kept, m.merged_at, m.merged_at + make_interval(days => ${sql.lit(MERGER_DAYS)}) as until
		from network.merger_row k join network.merger m on m.id = k.merger
		where k.persons @> array[${person}::uuid] and k.key_is is null order by k.merger, k.number`.execute(db);
	return { mergers: rows };
}

/** Forgets what was kept by each merger in which a person or her address stands: it cannot be undone any more. */
export async function forgetInMergers(tx: Tx, person: string): Promise<void> {
	await letGo(
		tx,
		'erased',
		sql`exists (select from network.merger_row k where k.merger = m.id and (k.persons @> array[${person}::uuid]
			or strpos(lower(concat(k.before, k.after)), coalesce((select lower(email) from identity.person where id = ${person}), chr(1))) > 0))`
	);
	for (const column of ['merged_by', 'undone_by'])
		await sql`update network.merger set ${sql.ref(column)} = null where ${sql.ref(column)} = ${person}`.execute(tx);
}

/** Two persons turned out to be one, also in what is kept. */
export async function renameInMergers(tx: Tx, from: string, into: string): Promise<void> {
	const other = (column: string) => sql`replace(${sql.ref(column)}::text, ${from}, ${into})::jsonb`;
	await sql`update network.merger_row set key_was = ${other('key_was')}, key_is = ${other('key_is')}, before = ${other('before')},
		after = ${other('after')}, persons = array_replace(persons, ${from}::uuid, ${into}::uuid) where persons @> array[${from}::uuid]`.execute(
		tx
	);
	for (const column of ['merged_by', 'undone_by'])
		await sql`update network.merger set ${sql.ref(column)} = ${into} where ${sql.ref(column)} = ${from}`.execute(tx);
}

/** Forgets what mergers have kept for longer than they can be undone. */
export const forgetLateMergers = (tx: Tx): Promise<void> =>
	letGo(tx, 'late', sql`m.merged_at < now() - make_interval(days => ${sql.lit(MERGER_DAYS)})`);
