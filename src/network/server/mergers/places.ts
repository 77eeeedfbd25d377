import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';

/** A table that takes part in mergers, as `network.takes_part_in_mergers` of its migration says. */
export type Place = Readonly<{
	place: string;
	/** What identifies a row of it. */
	keys: readonly string[];
	/** What names an organisation in it. */
	named: readonly string[];
	/** Its columns, without those that the database computes. */
	columns: readonly string[];
	/** Those of them that are never null. */
	required: readonly string[];
	/** What its foreign keys ask to be there. */
	parents: readonly Parent[];
}>;

type Parent = Readonly<{ place: string; columns: readonly string[]; keys: readonly string[] }>;

/** All of them, by the catalog of the database. */
export async function mergerPlaces(tx: Tx): Promise<Place[]> {
	const names = (of: RawBuilder<unknown>) => sql`array(select a.attname::text from pg_attribute a
		where a.attrelid = p.place::regclass and a.attnum > 0 and not a.attisdropped and ${of} order by a.attnum)`;
	const at = (table: string, numbers: string) => sql`(select jsonb_agg(a.attname order by n.at) from
		unnest(c.${sql.raw(numbers)}) with ordinality n (number, at) join pg_attribute a on a.attrelid = c.${sql.raw(table)} and a.attnum = n.number)`;
	const { rows } = await sql<Place>`
		select p.place, p.keys, p.named, ${names(sql`a.attgenerated = ''`)} as columns, ${names(sql`a.attnotnull`)} as required,
			coalesce((select jsonb_agg(jsonb_build_object('place', c.confrelid::regclass::text, 'columns', ${at('conrelid', 'conkey')},
				'keys', ${at('confrelid', 'confkey')})) from pg_constraint c where c.conrelid = p.place::regclass and c.contype = 'f'), '[]') as parents
		from network.merger_place p order by p.place`.execute(tx);
	return rows;
}

/** A name as it stands in the database, whatever the layer of queries would make of it. */
export const named = (name: string) => sql.raw(name.split('.').map(quoted).join('.'));
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** One of some columns of a row that a query calls `row`. */
export const of = (row: string, column: string) => sql`${sql.raw(row)}.${named(column)}`;

/** A row of a place that was kept as JSON, as columns: `row` in what follows. */
export const asRow = (place: Place, json: 'key_is' | 'before', row: string) =>
	sql`cross join lateral jsonb_populate_record(null::${named(place.place)}, k.${sql.raw(json)}) ${sql.raw(row)}`;

/** Whether the row `t` of a place is the one whose key `i` has. */
export const isThat = ({ keys, required }: Place) =>
	every(
		keys.map(
			(key) => sql`${of('t', key)} ${required.includes(key) ? sql`=` : sql`is not distinct from`} ${of('i', key)}`
		)
	);

export const every = (all: readonly RawBuilder<unknown>[]) => (all.length ? sql.join(all, sql` and `) : sql`true`);
