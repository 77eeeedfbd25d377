import type pg from 'pg';

/** Jobs are asked for again by their sweeps and a session dies with its machine: neither is worth keeping. */
const LEFT_OUT_SCHEMAS = ['pgboss', 'pg_catalog', 'information_schema'];
const LEFT_OUT_TABLES = ['public.migration', 'identity.session', 'identity.step_up', 'identity.verification'];

/** So that one server writes what another reads the same. */
export const PLAIN = `set local datestyle = 'iso, ymd'; set local timezone = 'UTC'; set local intervalstyle = 'postgres'`;

/** A table as SQL names it, with its columns: a restore may meet a schema that has more of them. */
export type Table = { name: string; columns: string[] };

/** Every table of ours, each after those it refers to, so that they can be filled in this order with all foreign keys in force. */
export async function tablesInOrder(client: pg.ClientBase): Promise<Table[]> {
	const { rows } = await client.query<{ name: string; columns: string[] }>(
		`select format('%I.%I', n.nspname, c.relname) as name,
			(select array_agg(quote_ident(a.attname) order by a.attnum) from pg_attribute a
				where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '')::text[] as columns
		from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where c.relkind = 'r' and n.nspname <> all($1) and n.nspname not like 'pg\\_%' order by 1`,
		[LEFT_OUT_SCHEMAS]
	);
	const { rows: arrows } = await client.query<{ from: string; to: string }>(
		`select distinct conrelid::regclass::text as from, confrelid::regclass::text as to from pg_constraint where contype = 'f' and conrelid <> confrelid`
	);
	return inOrder(
		rows.filter(({ name }) => !LEFT_OUT_TABLES.includes(name)),
		arrows
	);
}

function inOrder(tables: Table[], arrows: { from: string; to: string }[]): Table[] {
	const waiting = new Map(tables.map((table) => [table.name, table]));
	const ordered: Table[] = [];
	while (waiting.size) {
		const ready = [...waiting.values()].filter(
			({ name }) => !arrows.some(({ from, to }) => from === name && waiting.has(to))
		);
		if (!ready.length)
			throw new Error(`these tables refer to each other in a circle: ${[...waiting.keys()].join(', ')}`);
		for (const table of ready) {
			ordered.push(table);
			waiting.delete(table.name);
		}
	}
	return ordered;
}
