import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';

/** Where a row that names somebody may be new, with the reason: it gives her something to answer and takes nothing from her. */
const ASKED: Readonly<Record<string, string>> = {
	'kernel.mail': 'a letter to her, whose words are looked at by themselves',
	'stage.crew': 'a post that the director of a show gives',
	'learning.enrolment': 'a place that an organiser gives in a cohort',
	'participation.booking': 'the booking of that place',
	'participation.seat': 'the seat of that place',
	'learning.review': 'an application that somebody of the organisation is asked to read',
	'venture.holder': 'a question whether a file is hers, which she answers',
	'learning.deed': 'kept by a reader of the log, in its own time'
};

let query: Promise<string> | undefined;

/** Every row of every table in which one of these ids stands, as the table's name and a hash of the whole row. */
export async function rowsOf(ids: readonly string[]): Promise<Set<string>> {
	query ??= build();
	const text = (await query).replaceAll('$IDS', `'{${ids.join(',')}}'`);
	const { rows } = await sql<{ row: string }>`${sql.raw(text)}`.execute(db);
	return new Set(rows.map(({ row }) => row));
}

/** What is wrong between two looks at somebody's rows: one that is gone or otherwise, one that nobody may add. */
export function changesBetween(before: ReadonlySet<string>, after: ReadonlySet<string>): string[] {
	const table = (row: string) => row.split(' ')[0] ?? '';
	const gone = [...before].filter((row) => !after.has(row)).map((row) => `changed in ${table(row)}`);
	const made = [...after].filter((row) => !before.has(row) && !(table(row) in ASKED));
	return [...new Set([...gone, ...made.map((row) => `written to ${table(row)}`)])];
}

async function build(): Promise<string> {
	const { rows } = await sql<{ name: string; columns: string[] }>`
		select table_schema || '.' || quote_ident(table_name) as name, array_agg(quote_ident(column_name)) as columns
		from information_schema.columns join pg_tables on schemaname = table_schema and tablename = table_name
		where data_type = 'uuid' and table_schema not in ('pgboss', 'pg_catalog', 'information_schema', 'public')
			and table_schema || '.' || table_name not in ('kernel.activity', 'kernel.activity_order', 'identity.session', 'kernel.pseudonym')
		group by 1`.execute(db);
	const one = ({ name, columns }: { name: string; columns: string[] }) =>
		`select '${name} ' || md5(t::text) as row from ${name} t where ${columns.map((column) => `${column} = any($IDS::uuid[])`).join(' or ')}`;
	return rows.map(one).join(' union all ');
}
