import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';
import { fill, type Given, insert } from './filled.ts';

/** What somebody does to a table meanwhile: writes a word of a row, removes it, or adds one that names an organisation. */
export type Wish = Readonly<{ place: string; turn: number; does: 'write' | 'remove' | 'add' }>;
/** The same of one row. */
export type Edit = Readonly<{ place: string; key: object; column?: Column; row?: Record<string, unknown> }>;
type Column = Readonly<{ name: string; type: string }>;

/** Finds what a wish is done to among the rows that are there; null where it is done to nothing. */
export async function editOf(tx: Tx, { place, turn, does }: Wish, organization: string): Promise<Edit | null> {
	const { rows } = await sql<{ keys: string[]; named: string[] }>`
		select keys, named from network.merger_place where place = ${place}`.execute(tx);
	const { keys, named } = rows[0] ?? { keys: [], named: [] };
	// a row that is known by its organisation is another one once it has moved
	if (keys.some((key) => named.includes(key))) return null;
	if (does === 'add') return named[0] ? addition(tx, place, { [named[0]]: organization }) : null;
	const key = sql`jsonb_build_object(${sql.join(keys.flatMap((name) => [sql.lit(name), sql.raw(`t."${name}"`)]))})`;
	const found = await sql<{
		key: object;
	}>`select ${key} as key from ${sql.raw(place)} t order by 1 limit 1 offset ${turn}`.execute(tx);
	const [row] = found.rows;
	if (!row || does === 'remove') return row ? { place, key: row.key } : null;
	const words = await wordsOf(tx, place, keys);
	const column = words[turn % (words.length || 1)];
	return column ? { place, key: row.key, column } : null;
}

/** A row that may be added, with all that it must hang on there already; null for a table whose rows stay for ever. */
async function addition(tx: Tx, place: string, given: Given): Promise<Edit | null> {
	const row = await fill(tx, place, given);
	await sql`savepoint made`.execute(tx);
	try {
		await sql`delete from ${sql.raw(place)} t where to_jsonb(t) = ${JSON.stringify(row)}::jsonb`.execute(tx);
		return { place, key: {}, row };
	} catch {
		await sql`rollback to savepoint made`.execute(tx);
		return null;
	}
}

/** The columns of free words, which no condition and no other table speaks of. */
async function wordsOf(tx: Tx, place: string, keys: readonly string[]): Promise<Column[]> {
	const { rows } = await sql<Column>`
		select a.attname::text as name, format_type(a.atttypid, null) as type from pg_attribute a
		where a.attrelid = ${place}::regclass and a.attnum > 0 and a.attgenerated = '' and not a.attisdropped
			and a.atttypid in ('text'::regtype, 'jsonb'::regtype) and not a.attname = any(${[...keys]}) and not exists (
				select from pg_constraint c where c.conrelid = a.attrelid and a.attnum = any(c.conkey) and c.contype in ('c', 'f'))
		order by 1`.execute(tx);
	return rows;
}

/** Does it. @returns whether the database let it. */
export async function edit(tx: Tx, { place, key, column, row }: Edit): Promise<boolean> {
	await sql`savepoint edit`.execute(tx);
	const that = sql`${sql.raw(place)} t where to_jsonb(t) @> ${JSON.stringify(key)}::jsonb`;
	const word = column?.type === 'jsonb' ? '{"source":"fr","fr":"Autre"}' : `other ${JSON.stringify(key)}`;
	try {
		if (row) await insert(tx, place, row);
		else if (!column) await sql`delete from ${that}`.execute(tx);
		else
			await sql`update ${sql.raw(place)} t set ${sql.raw(`"${column.name}"`)} = ${word}
				where to_jsonb(t) @> ${JSON.stringify(key)}::jsonb`.execute(tx);
		return true;
	} catch {
		await sql`rollback to savepoint edit`.execute(tx);
		return false;
	}
}
