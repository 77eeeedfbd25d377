import { constants, createWriteStream, existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { create } from 'tar';
import { MARK } from '../disk.ts';
import { FILES_LOCK } from '../storage.ts';
import { PLAIN, type Table, tablesInOrder } from './tables.ts';

/** What of the data folder is kept. */
export const PARTS = ['files', 'films', 'secret'];

/** What a backup says of itself. */
export type Manifest = {
	format: 1;
	madeAt: string;
	migrations: string[];
	tables: (Table & { rows: number })[];
	sequences: Record<string, number>;
};

/**
 * Writes the whole hub into one archive while it runs: the database as of one moment, then the files, which never change once
 * they are named by a row, and the secret by which links that were sent out are known. The archive is for its owner alone, and
 * appears under its name only when it is complete.
 * @param folder the data folder.
 * @returns what was written and its size in bytes.
 */
export async function backup(
	pool: pg.Pool,
	folder: string,
	archive: string
): Promise<{ manifest: Manifest; bytes: number }> {
	const target = resolve(archive);
	await mkdir(dirname(target), { recursive: true });
	const client = await pool.connect();
	// one that breaks while it waits says so here, and the next query fails
	client.on('error', () => undefined);
	const draft = await mkdtemp(`${target}.making-`);
	try {
		// what a row of the snapshot names must still be on the disk when the files are copied
		await client.query('select pg_advisory_lock($1)', [FILES_LOCK]);
		const manifest = await snapshot(client, draft);
		await writeFile(join(draft, 'manifest.json'), JSON.stringify(manifest, null, '\t'));
		for (const part of PARTS) await copyIfThere(part, folder, draft);
		await stillLocked(client);
		const made = join(draft, 'archive.tar.gz');
		const parts = (await readdir(draft)).filter((name) => name !== basename(made));
		await create({ cwd: draft, file: made, gzip: { level: 6 }, portable: true, mode: 0o600 }, parts);
		await rename(made, target);
		return { manifest, bytes: (await stat(target)).size };
	} finally {
		await client.query('select pg_advisory_unlock($1)', [FILES_LOCK]).catch(() => undefined);
		client.release();
		await rm(draft, { recursive: true, force: true });
	}
}

/** The lock goes with its connection: what was copied since may lack files that were taken away meanwhile. */
async function stillLocked(client: pg.PoolClient): Promise<void> {
	await client.query('select 1').catch((error: Error) => {
		throw new Error(`The connection to the database was lost while the files were copied. (${error.message})`);
	});
}

/** A file that is still being written has a dot in its name, of a film in front of it, and no row that names it. */
async function copyIfThere(part: string, folder: string, draft: string): Promise<void> {
	const from = join(folder, part);
	if (!existsSync(from)) return;
	const whole = (name: string) => (part === 'films' ? !name.startsWith('.') : name === MARK || !name.includes('.'));
	// where the disk can, nothing is copied twice: films are large
	const mode = constants.COPYFILE_FICLONE;
	await cp(from, join(draft, part), {
		recursive: true,
		mode,
		filter: (path) => path === from || whole(basename(path))
	});
}

async function snapshot(client: pg.PoolClient, folder: string): Promise<Manifest> {
	await mkdir(join(folder, 'tables'));
	try {
		await client.query('begin isolation level repeatable read read only');
		await client.query(PLAIN);
		const { rows } = await client.query<{ name: string }>('select name from public.migration order by name');
		const dumped = [];
		for (const table of await tablesInOrder(client)) dumped.push({ table, copy: await dump(client, table, folder) });
		const sequences = await sequencesOf(client);
		await client.query('commit');
		const tables = dumped.map(({ table, copy }) => ({ ...table, rows: copy.rowCount }));
		return { format: 1, madeAt: new Date().toISOString(), migrations: rows.map(({ name }) => name), tables, sequences };
	} catch (error) {
		await client.query('rollback').catch(() => undefined);
		throw error;
	}
}

/** Writes the rows of a table. How many there were is known only once the connection has done something else: the database says it after the last of them. */
async function dump(client: pg.PoolClient, { name, columns }: Table, folder: string): Promise<{ rowCount: number }> {
	const rows = client.query(copyTo(`copy ${name} (${columns.join(', ')}) to stdout`));
	await pipeline(rows, createWriteStream(join(folder, 'tables', `${name}.copy`)));
	return rows as unknown as { rowCount: number };
}

/** The next value of every sequence of ours, so that numbers go on where they were. */
async function sequencesOf(client: pg.PoolClient): Promise<Record<string, number>> {
	const { rows } = await client.query<{ name: string; value: number | null }>(
		`select format('%I.%I', schemaname, sequencename) as name, last_value as value from pg_sequences where schemaname <> 'pgboss'`
	);
	return Object.fromEntries(rows.flatMap(({ name, value }) => (value === null ? [] : [[name, Number(value)]])));
}
