import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { teachLanguages } from './languages.ts';

const LOCK = 7_000_001;

/** The folder of migrations, from the project's root: the program is always started there. */
const folder = (): string => join(process.cwd(), 'migrations');

type Migration = { name: string; sql: string; hash: string };

/**
 * Brings the schema up to this program's, forward only, one transaction a file, under a lock so that two programs may start at once.
 * @param only the migrations of a backup, to meet its rows with the schema they were written for.
 * @returns the names of the migrations that were run.
 * @throws when the database knows a migration that this program does not (it is newer), or when one changed after it was run.
 */
export async function migrate(pool: pg.Pool, only?: readonly string[]): Promise<string[]> {
	const client = await pool.connect();
	try {
		await client.query('select pg_advisory_lock($1)', [LOCK]);
		const done = await history(client);
		const known = migrations();
		check(known, done);
		const unknown = only?.find((name) => !known.some((migration) => migration.name === name));
		if (unknown) throw new Error(`This backup is of a newer program: this one does not know ${unknown}.`);
		const waiting = known.filter(({ name }) => !done.has(name) && (only?.includes(name) ?? true));
		for (const migration of waiting) await run(client, migration);
		await teachLanguages(client);
		return waiting.map(({ name }) => name);
	} finally {
		await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
		client.release();
	}
}

/** The migrations that came with this program, in order. */
function migrations(): Migration[] {
	return readdirSync(folder())
		.filter((name) => name.endsWith('.sql'))
		.sort()
		.map((name) => {
			const sql = readFileSync(join(folder(), name), 'utf8');
			return { name, sql, hash: createHash('sha256').update(sql).digest('hex') };
		});
}

async function history(client: pg.PoolClient): Promise<Map<string, string>> {
	await client.query(
		'create table if not exists public.migration (name text primary key, hash text not null, run_at timestamptz not null default now())'
	);
	const { rows } = await client.query<{ name: string; hash: string }>('select name, hash from public.migration');
	return new Map(rows.map(({ name, hash }) => [name, hash]));
}

function check(known: Migration[], done: Map<string, string>): void {
	const names = new Set(known.map(({ name }) => name));
	const newer = [...done.keys()].filter((name) => !names.has(name));
	if (newer.length)
		throw new Error(
			`This database is newer than this program: it has ${newer.join(', ')}. Start the newer program, or restore a backup made by this one.`
		);
	const changed = known.filter(({ name, hash }) => done.has(name) && done.get(name) !== hash);
	if (changed.length)
		throw new Error(`These migrations changed after they were run: ${changed.map(({ name }) => name).join(', ')}.`);
}

async function run(client: pg.PoolClient, { name, sql, hash }: Migration): Promise<void> {
	await client.query('begin');
	try {
		await client.query(sql);
		await client.query('insert into public.migration (name, hash) values ($1, $2)', [name, hash]);
		await client.query('commit');
	} catch (error) {
		await client.query('rollback');
		throw new Error(`The migration ${name} failed: ${(error as Error).message}`, { cause: error });
	}
}
