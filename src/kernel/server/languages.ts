import type pg from 'pg';
import { languages } from '../languages.ts';

type Known = Readonly<{ code: string; search: string }>;

/** The program's own, as `kernel.language` keeps them. */
const own: readonly Known[] = Object.entries(languages).map(([code, { search }]) => ({ code, search }));

/**
 * Has the database check and search by the languages of the program's table, and by those that it had from another one. When that is new to it, what
 * is searched is made anew: some seconds in a large hub, once. To be called when the schema is up to date, under the lock of the migrations.
 */
export async function teachLanguages(client: pg.ClientBase, given = own): Promise<void> {
	const { rows } = await client.query(`select 1 where to_regclass('kernel.language') is not null`);
	if (!rows.length) return; // an older schema, to which a backup is brought back first
	await client.query('begin');
	try {
		for (const { code, search } of given)
			await client.query(
				`insert into kernel.language values ($1, $2) on conflict (code) do update set search = excluded.search
					where language.search <> excluded.search`,
				[code, search]
			);
		const { rows: known } = await client.query<Known>('select code, search from kernel.language order by code');
		await learn(client, known);
		await client.query('commit');
	} catch (error) {
		await client.query('rollback');
		throw error;
	}
}

/**
 * Functions that name each language instead of reading the table: what an index holds must follow from its row alone. The comment says by which
 * languages they were made.
 */
async function learn(client: pg.ClientBase, known: readonly Known[]): Promise<void> {
	const told = known.map(({ code, search }) => `${code} ${search}`).join(', ');
	const { rows } = await client.query<{ told: string | null }>(
		`select obj_description('kernel.text_query(text)'::regprocedure) as told`
	);
	if (rows[0]?.told === told) return;
	await client.query(functions(known));
	await client.query(`comment on function kernel.text_query(text) is ${client.escapeLiteral(told)}`);
	await searchAnew(client);
}

const functions = (known: readonly Known[]): string => {
	const each = (say: (one: Known) => string, between: string): string => known.map(say).join(between);
	const vector = (search: string, text: string): string =>
		`to_tsvector('pg_catalog.${search}', coalesce(kernel.search_text(${text}), ''))`;
	return `
		-- The words of a text in several languages, each by the rules of its own, and as they are written.
		create or replace function kernel.text_vector(given jsonb) returns tsvector language sql immutable parallel safe
			return ${each(({ code, search }) => vector(search, `given ->> '${code}'`), ' || ')}
				|| ${vector('simple', `concat_ws(' ', ${each(({ code }) => `given ->> '${code}'`, ', ')})`)};

		-- The words of a text whose language is not known: by the rules of all.
		create or replace function kernel.mixed_vector(given text) returns tsvector language sql immutable parallel safe
			return ${each(({ search }) => vector(search, 'given'), ' || ')} || ${vector('simple', 'given')};

		-- What was asked: each of its first eight words as any of the languages takes it, or as the beginning of a word; all of them must be found. Words
		-- that a language leaves out (« de », « the ») are not looked for, unless there is nothing else.
		create or replace function kernel.text_query(asked text) returns tsquery language sql immutable parallel safe
		begin atomic
			with term as (
				select place, ${each(({ code, search }) => `to_tsquery('pg_catalog.${search}', word) as in_${code}`, ', ')},
					to_tsquery('pg_catalog.simple', word || ':*') as begun
				from regexp_split_to_table(kernel.search_text(left(asked, 200)), '[^[:alnum:]]+') with ordinality as given (word, place)
				where word <> '' order by place limit 8
			), weighed as (
				select *, ${each(({ code }) => `numnode(in_${code}) = 0`, ' or ')} as empty from term
			)
			select coalesce(string_agg('(' || (${each(({ code }) => `in_${code}`, ' || ')} || begun)::text || ')', ' & ' order by place), '')::tsquery
			from weighed where not empty or not exists (select from weighed other where not other.empty);
		end;`;
};

/** Computes the words of each row again: a column that is made of others is, when one of those is written. */
async function searchAnew(client: pg.ClientBase): Promise<void> {
	const { rows } = await client.query<{ table: string; column: string }>(`
		select distinct on (made.attrelid) made.attrelid::regclass::text as table, quote_ident(given.attname) as column
		from pg_attribute made
		join pg_attrdef d on d.adrelid = made.attrelid and d.adnum = made.attnum
		join pg_depend on classid = 'pg_attrdef'::regclass and objid = d.oid and refobjid = made.attrelid and refobjsubid <> made.attnum
		join pg_attribute given on given.attrelid = made.attrelid and given.attnum = refobjsubid
		where made.attgenerated = 's' and made.atttypid = 'tsvector'::regtype
		order by made.attrelid, given.attnum`);
	for (const { table, column } of rows) await client.query(`update ${table} set ${column} = ${column}`);
}
