import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';

/** Kept by the readers of the log and the jobs, in their own time, from what the other tables say. */
const derived = ['kernel.activity_order', 'kernel.activity_pending', 'kernel.cursor', 'kernel.seal', 'impact.week'];

let query: Promise<string> | undefined;

/** What is in every table, rows and words, as one short text each: to be compared before and after. */
export async function fingerprints(): Promise<Map<string, string>> {
	query ??= build();
	const { rows } = await sql<{ name: string; print: string }>`${sql.raw(await query)}`.execute(db);
	return new Map(rows.map(({ name, print }) => [name, print]));
}

async function build(): Promise<string> {
	const { rows } = await sql<{ name: string }>`
		select schemaname || '.' || tablename as name from pg_tables
		where schemaname in ('kernel', 'identity', 'participation', 'network', 'agenda', 'impact')`.execute(db);
	const tables = rows.map(({ name }) => name).filter((name) => !derived.includes(name));
	const one = (name: string) => {
		const quoted = name.replace('.', '."');
		return `select '${name}' as name, count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as print from ${quoted}" t`;
	};
	return tables.map(one).join(' union all ');
}
