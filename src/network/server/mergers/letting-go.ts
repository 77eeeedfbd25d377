import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';
import { forgetPicture } from '#kernel/server/pictures.ts';

/** Forgets what some mergers, `m`, have kept, for that reason: they cannot be undone any more. */
export async function letGo(tx: Tx, why: 'late' | 'erased' | 'unkept', which: RawBuilder<unknown>): Promise<void> {
	const { rows } = await sql<{ id: string }>`
		update network.merger m set forgotten_at = now(), forgotten_why = ${why}, named = null
		where m.forgotten_at is null and m.undone_at is null and ${which} returning id`.execute(tx);
	for (const { id } of rows) await dropRows(tx, id);
}

/** Drops what a merger has kept, and the pictures that nothing else shows. */
export async function dropRows(tx: Tx, merger: string): Promise<void> {
	const { rows } = await sql<{ hash: string }>`
		select distinct hash #>> '{}' as hash from network.merger_row k cross join jsonb_path_query(k.before, '$.**.hash') hash
		where k.merger = ${merger} and k.place in ('network.organization', 'network.place', 'network.work') and jsonb_typeof(hash) = 'string'`.execute(
		tx
	);
	await sql`delete from network.merger_row where merger = ${merger}`.execute(tx);
	for (const { hash } of rows) await forgetPicture(tx, hash);
}
