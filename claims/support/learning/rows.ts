import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';

/** Every row of every table of the hub, by the hash of its text. */
export type Rows = ReadonlyMap<string, ReadonlySet<string>>;

async function tables(): Promise<{ schema: string; name: string }[]> {
	const { rows } = await sql<{ schema: string; name: string }>`
		select table_schema as schema, table_name as name from information_schema.tables
		where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1, 2`.execute(
		db
	);
	return rows;
}

/** As it is called: the names of tables that came with the sign-in have capitals, which the database layer would change. */
const whole = (schema: string, name: string) => sql.raw(`"${schema}"."${name}"`);

export async function rowsNow(): Promise<Rows> {
	const known = new Map<string, Set<string>>();
	for (const { schema, name } of await tables()) {
		const { rows } = await sql<{
			hash: string;
		}>`select md5(t::text) as hash from ${whole(schema, name)} t`.execute(db);
		known.set(`${schema}.${name}`, new Set(rows.map(({ hash }) => hash)));
	}
	return known;
}

/** A row that was not there before, with its columns. */
export type Gained = Readonly<{ table: string; row: Record<string, unknown> }>;

export async function gainedSince(before: Rows): Promise<Gained[]> {
	const gained: Gained[] = [];
	for (const { schema, name } of await tables()) {
		const table = `${schema}.${name}`;
		const { rows } = await sql<{ hash: string; row: Record<string, unknown> }>`
			select md5(t::text) as hash, to_jsonb(t) as row from ${whole(schema, name)} t`.execute(db);
		for (const { hash, row } of rows) if (!before.get(table)?.has(hash)) gained.push({ table, row });
	}
	return gained;
}

const looks: readonly [string, RegExp][] = [
	['an e-mail address', /[\w.+-]+@[\w-]+\.\w{2,}/],
	[
		'an address of the network',
		/(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])|(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{1,4}(?![\w:])|::1|::ffff:/i
	],
	['a user agent', /mozilla|chrome\/|safari|headless|applewebkit/i]
];
const named = /e_?mail|surname|last_?name|family|birth|ip_?address|user_?agent|remote|phone/i;

/** What looks like a person in rows, one line each: by what stands in a column, or by what the column is called. */
export function personalIn(rows: readonly Gained[], words: readonly string[]): string[] {
	return rows.flatMap(({ table, row }) =>
		Object.entries(row).flatMap(([column, value]) => {
			if (value === null || value === undefined || value === '') return [];
			const text = typeof value === 'string' ? value : JSON.stringify(value);
			const seen = looks.filter(([, look]) => look.test(text)).map(([what]) => what);
			const said = words
				.filter((word) => text.toLowerCase().includes(word.toLowerCase()))
				.map((word) => `the word ${word}`);
			const called = named.test(column) ? ['a column of that name'] : [];
			return [...seen, ...said, ...called].map((what) => `${table}.${column}: ${what} (${text.slice(0, 60)})`);
		})
	);
}

/** Where a text stands in any column of any table: texts, JSON, and bytes as text and as hexadecimal. */
export async function findAnywhere(texts: readonly string[]): Promise<string[]> {
	const found: string[] = [];
	for (const { schema, name } of await tables())
		for (const text of texts) {
			const hex = Buffer.from(text, 'utf8').toString('hex');
			const { rows } = await sql<{ count: number }>`
				select count(*)::int as count from ${whole(schema, name)} t
				where strpos(lower(t::text), lower(${text})) > 0 or strpos(t::text, ${hex}) > 0
					or strpos(lower(to_jsonb(t)::text), lower(${JSON.stringify(text).slice(1, -1)})) > 0`.execute(db);
			if (rows[0]?.count) found.push(`« ${text} » in ${schema}.${name} (${rows[0].count})`);
		}
	return found;
}
