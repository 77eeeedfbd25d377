import { sql } from 'kysely';
import { freeAmong } from '../slug.ts';
import { db, type Tx } from './db.ts';

/**
 * A word for an address that no row of a table has yet in its column `slug`: the one that is wanted, else `-2`, `-3` … Two transactions that ask
 * at once get two: the second waits for the first.
 */
export async function freeSlugIn(table: string, wanted: string, on: Tx | typeof db = db): Promise<string> {
	await sql`select pg_advisory_xact_lock(hashtext(${`${table}.slug`}))`.execute(on);
	const { rows } = await sql<{ slug: string }>`
		select slug from ${sql.table(table)} where slug = ${wanted} or slug like ${`${wanted}-%`}`.execute(on);
	return freeAmong(new Set(rows.map(({ slug }) => slug)), wanted);
}
