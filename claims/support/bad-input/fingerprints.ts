import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';

/** Kept by the readers of the log and the jobs, in their own time, from what the other tables say. */
const derived = [
	...['kernel.activity_order', 'kernel.activity_pending', 'kernel.cursor', 'kernel.seal', 'impact.week', 'impact.told'],
	// what pieces were when they were last looked at
	...['impact.touched', 'impact.seen_piece', 'impact.seen_line', 'impact.seen_file']
];

/** The demonstration's show goes on by itself. */
const onAir = ['room', 'entry', 'message', 'upvote', 'muted', 'ballot', 'tally', 'replay_ballot'].map(
	(table) => `stage.${table}`
);

const core = ['kernel', 'identity', 'participation', 'network', 'agenda', 'impact'];
const others = [
	'city',
	'editorial',
	'exchange',
	'groups',
	'journey',
	'learning',
	'missions',
	'moderation',
	'notice',
	'partnering',
	'sensing',
	'stage'
];
const queries = new Map<string, Promise<string>>();

/** What is in the tables that forms of visitors reach, rows and words, as one short text each: to be compared before and after. */
export const fingerprints = (): Promise<Map<string, string>> => printsOf(core);

/** The same of every module's, but for what happens in a show on air. */
export const everyFingerprint = (): Promise<Map<string, string>> => printsOf([...core, ...others]);

async function printsOf(schemas: readonly string[]): Promise<Map<string, string>> {
	const query = queries.get(schemas.join()) ?? build(schemas);
	queries.set(schemas.join(), query);
	const { rows } = await sql<{ name: string; print: string }>`${sql.raw(await query)}`.execute(db);
	return new Map(rows.map(({ name, print }) => [name, print]));
}

async function build(schemas: readonly string[]): Promise<string> {
	const { rows } = await sql<{ name: string }>`
		select schemaname || '.' || tablename as name from pg_tables
		where schemaname = any(${[...schemas]})`.execute(db);
	const tables = rows.map(({ name }) => name).filter((name) => !derived.includes(name) && !onAir.includes(name));
	const one = (name: string) => {
		const quoted = name.replace('.', '."');
		return `select '${name}' as name, count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as print from ${quoted}" t`;
	};
	return tables.map(one).join(' union all ');
}
