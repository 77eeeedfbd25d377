import { type FileHandle, open, readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { MARK } from '../disk.ts';
import { FILES_LOCK } from '../storage.ts';
import { type Add, writeArchive } from './archive.ts';
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
	const client = await pool.connect();
	// one that breaks while it waits says so here, and the next query fails
	client.on('error', () => undefined);
	try {
		// what a row of the snapshot names must still be on the disk when the files are read
		await client.query('select pg_advisory_lock($1)', [FILES_LOCK]);
		let manifest: Manifest | undefined;
		const bytes = await writeArchive(resolve(archive), async (add) => {
			manifest = await addAll(client, folder, add);
		});
		await mark(client, manifest as Manifest);
		return { manifest: manifest as Manifest, bytes };
	} finally {
		// the lock goes with it; and one that fell silent in the middle of a table would answer nothing else
		client.release(true);
	}
}

/** Marks that a backup came to its end, for the hub that looks how old the last one is; a schema of before that has no place for it. */
async function mark(client: pg.PoolClient, { madeAt }: Manifest): Promise<void> {
	const { rows } = await client.query<{ there: boolean }>(`select to_regclass('kernel.backup') is not null as there`);
	if (!rows[0]?.there) return;
	await client.query('insert into kernel.backup (made_at) values ($1) on conflict do nothing', [madeAt]);
	await client.query(`delete from kernel.backup where made_at < now() - interval '1 year'`);
}

async function addAll(client: pg.PoolClient, folder: string, add: Add): Promise<Manifest> {
	const manifest = await addSnapshot(client, add);
	const said = Buffer.from(JSON.stringify(manifest, null, '\t'));
	await add({ path: 'manifest.json', size: said.length }, [said]);
	for (const part of PARTS) await addPart(part, folder, add);
	await stillLocked(client);
	return manifest;
}

/** The lock goes with its connection: what was copied since may lack files that were taken away meanwhile. */
async function stillLocked(client: pg.PoolClient): Promise<void> {
	await client.query('select 1').catch((error: Error) => {
		throw new Error(`The connection to the database was lost while the files were read. (${error.message})`);
	});
}

/** A file that is still being written has a dot in its name, of a film in front of it, and no row that names it. */
async function addPart(part: string, folder: string, add: Add): Promise<void> {
	const whole = (name: string) => (part === 'films' ? !name.startsWith('.') : name === MARK || !name.includes('.'));
	for await (const path of filesBelow(folder, part, whole)) await addFile(path, folder, add);
}

async function* filesBelow(folder: string, path: string, whole: (name: string) => boolean): AsyncGenerator<string> {
	const inside = await readdir(join(folder, path), { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOTDIR') return null;
		if (error.code === 'ENOENT') return [];
		throw error;
	});
	if (!inside) yield path;
	for (const one of inside ?? []) if (whole(one.name)) yield* filesBelow(folder, `${path}/${one.name}`, whole);
}

/** What was opened can be read to its end, whoever takes its name away. */
async function addFile(path: string, folder: string, add: Add): Promise<void> {
	const file = await open(join(folder, path)).catch((error: NodeJS.ErrnoException) => {
		// of a film that has just been made, what it was made of
		if (error.code === 'ENOENT' && basename(path) !== 'secret') return null;
		throw error;
	});
	if (!file) return;
	try {
		const { size, mtime, mode } = await file.stat();
		await add({ path, size, mtime, mode: mode & 0o777 }, piecesOf(file));
	} finally {
		await file.close();
	}
}

async function* piecesOf(file: FileHandle): AsyncGenerator<Buffer> {
	for (;;) {
		const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(PIECE));
		if (!bytesRead) return;
		yield buffer.subarray(0, bytesRead);
	}
}

async function addSnapshot(client: pg.PoolClient, add: Add): Promise<Manifest> {
	await client.query('begin isolation level repeatable read read only');
	await client.query(PLAIN);
	const { rows } = await client.query<{ name: string }>('select name from public.migration order by name');
	const dumped = [];
	for (const table of await tablesInOrder(client)) dumped.push({ table, copy: await addTable(client, table, add) });
	const sequences = await sequencesOf(client);
	await client.query('commit');
	const tables = dumped.map(({ table, copy }) => ({ ...table, rows: copy.rowCount }));
	return { format: 1, madeAt: new Date().toISOString(), migrations: rows.map(({ name }) => name), tables, sequences };
}

const PIECE = 1 << 20;
const MOST_IN_MEMORY = 8 * PIECE;

/**
 * Adds the rows of a table. An archive says how long a file is before it begins: a small table waits in memory, a large one is read twice, which in one
 * snapshot gives the same rows. How many these were is known only once the connection has done something else: the database says it after the last.
 */
async function addTable(client: pg.PoolClient, table: Table, add: Add): Promise<{ rowCount: number }> {
	const rows = rowsOf(client, table);
	let size = 0;
	let pieces: Buffer[] = [];
	for await (const piece of rows) {
		size += piece.length;
		if (size <= MOST_IN_MEMORY) pieces.push(piece);
		else pieces = [];
	}
	await add({ path: `tables/${table.name}.copy`, size }, size <= MOST_IN_MEMORY ? pieces : rowsOf(client, table));
	return rows;
}

const rowsOf = (client: pg.PoolClient, { name, columns }: Table) =>
	client.query(copyTo(`copy ${name} (${columns.join(', ')}) to stdout`)) as AsyncIterable<Buffer> & {
		rowCount: number;
	};

/** The next value of every sequence of ours, so that numbers go on where they were. */
async function sequencesOf(client: pg.PoolClient): Promise<Record<string, number>> {
	const { rows } = await client.query<{ name: string; value: number | null }>(
		`select format('%I.%I', schemaname, sequencename) as name, last_value as value from pg_sequences where schemaname <> 'pgboss'`
	);
	return Object.fromEntries(rows.flatMap(({ name, value }) => (value === null ? [] : [[name, Number(value)]])));
}
