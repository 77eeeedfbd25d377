import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import type { Tx } from '#kernel/server/db.ts';
import { takeForAnew } from './anew.ts';

/**
 * Says what a space is made of, by slugs, under the lock of its house; what had the space waits for `settle`, to have its parts or to clash.
 * @throws 404 for a part that is not there, spaces_part_elsewhere for one of another place, spaces_part_joined for one that is made of parts, or when the space is a part itself.
 */
export async function keepParts(tx: Tx, whole: string, slugs: readonly string[]): Promise<void> {
	const { rows: before } = await sql<{ part: string }>`select part from spaces.part where whole = ${whole}`.execute(tx);
	const { rows: parts } = await sql<{ id: string; here: boolean; joined: boolean }>`
		select p.id, p.place = w.place and p.id <> w.id as here, exists (select from spaces.part x where x.whole = p.id or x.part = w.id) as joined
		from spaces.space p join spaces.space w on w.id = ${whole} where p.slug = any(${[...slugs]}) and p.deleted_at is null`.execute(
		tx
	);
	if (parts.length < new Set(slugs).size) throw missing();
	if (parts.some(({ here }) => !here)) throw refused('spaces_part_elsewhere', {}, 422);
	if (parts.some(({ joined }) => joined)) throw refused('spaces_part_joined', {}, 422);
	const ids = parts.map(({ id }) => id);
	if (ids.length === before.length && before.every(({ part }) => ids.includes(part))) return;
	await takeForAnew(tx, whole);
	await sql`delete from spaces.part where whole = ${whole}`.execute(tx);
	await sql`insert into spaces.part (whole, part) select ${whole}, part from unnest(${ids}::uuid[]) as part`.execute(
		tx
	);
}
