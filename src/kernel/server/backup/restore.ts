import { createReadStream, existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { extract } from 'tar';
import { MARK } from '../disk.ts';
import { migrate } from '../migrate.ts';
import { type Manifest, PARTS } from './backup.ts';
import { PLAIN } from './tables.ts';

/**
 * Brings a backup back, into a database and a data folder that hold no hub. All of it is restored, or nothing.
 * A backup of an older program is brought up to this one's schema.
 * @param folder the data folder.
 * @throws when the target holds anything, when the archive is damaged, or when it is of a newer program.
 */
export async function restore(pool: pg.Pool, folder: string, archive: string): Promise<Manifest> {
	if (!existsSync(archive)) throw new Error(`There is no file ${archive}.`);
	await refuseIfFull(pool, folder);
	const unpacked = await mkdtemp(join(tmpdir(), 'valley-restore-'));
	try {
		const manifest = await unpack(archive, unpacked);
		await refuseOtherSecret(folder, unpacked);
		await fillOrEmpty(pool, manifest, folder, unpacked);
		return manifest;
	} finally {
		// after a damaged archive the last files of what could be read are still being written
		await rm(unpacked, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
	}
}

async function refuseIfFull(pool: pg.Pool, folder: string): Promise<void> {
	const { rows } = await pool.query(
		`select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where c.relkind in ('r', 'p') and n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%'
			and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e') limit 1`
	);
	if (rows.length)
		throw new Error('The database to restore into is not empty. Name an empty one: nothing was touched.');
	for (const files of ['files', 'films'].map((part) => join(folder, part))) {
		const inside = await readdir(files).catch(() => []);
		if (inside.some((name) => name !== MARK)) throw new Error(`The folder ${files} is not empty: nothing was touched.`);
	}
}

async function unpack(archive: string, folder: string): Promise<Manifest> {
	await extract({ file: archive, cwd: folder, strict: true }).catch((error: Error) => {
		throw new Error(`${archive} is damaged or not whole: nothing was touched. (${error.message})`);
	});
	const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest;
	if (manifest.format !== 1)
		throw new Error(`This backup has the format ${manifest.format}, which this program does not know.`);
	return manifest;
}

/** What the folder's secret has signed for another hub would be known no more. */
async function refuseOtherSecret(folder: string, unpacked: string): Promise<void> {
	const [kept, brought] = await Promise.all(
		[folder, unpacked].map((one) => readFile(join(one, 'secret'), 'utf8').catch(() => null))
	);
	if (kept && brought && kept !== brought)
		throw new Error(
			`${join(folder, 'secret')} is another hub's. Set DATA_DIR to an empty folder: nothing was touched.`
		);
}

async function fillOrEmpty(pool: pg.Pool, manifest: Manifest, folder: string, unpacked: string): Promise<void> {
	const before = await schemas(pool);
	try {
		await migrate(pool, manifest.migrations);
		// before the rows: a restore that is killed must leave an empty hub, never one without its files or with another secret
		await mkdir(folder, { recursive: true });
		// of the hub that never had a file here; the archive brings its own
		await rm(join(folder, 'files', MARK), { force: true });
		for (const part of PARTS)
			if (existsSync(join(unpacked, part))) await cp(join(unpacked, part), join(folder, part), { recursive: true });
		await fill(pool, manifest, unpacked);
		await migrate(pool);
	} catch (error) {
		for (const name of await schemas(pool)) if (!before.includes(name)) await pool.query(`drop schema ${name} cascade`);
		await pool.query('drop table if exists public.migration');
		for (const part of ['files', 'films']) await rm(join(folder, part), { recursive: true, force: true });
		throw error;
	}
}

async function schemas(pool: pg.Pool): Promise<string[]> {
	const { rows } = await pool.query<{ name: string }>(
		`select quote_ident(nspname) as name from pg_namespace where nspname not like 'pg\\_%'`
	);
	return rows.map(({ name }) => name);
}

async function fill(pool: pg.Pool, manifest: Manifest, unpacked: string): Promise<void> {
	const client = await pool.connect();
	try {
		await client.query('begin');
		await client.query(PLAIN);
		for (const table of manifest.tables) await fillTable(client, table, unpacked);
		for (const [name, value] of Object.entries(manifest.sequences))
			await client.query('select setval($1::regclass, $2)', [name, value]);
		await client.query('commit');
	} catch (error) {
		await client.query('rollback').catch(() => undefined);
		throw error;
	} finally {
		client.release();
	}
}

async function fillTable(
	client: pg.PoolClient,
	{ name, columns, rows }: Manifest['tables'][number],
	unpacked: string
): Promise<void> {
	// a migration may have put rows of its own in; the backup's are the whole truth
	await client.query(`delete from ${name}`);
	const filling = client.query(copyFrom(`copy ${name} (${columns.join(', ')}) from stdin`));
	await pipeline(createReadStream(join(unpacked, 'tables', `${name}.copy`)), filling);
	// backups of before the end of November 2026 may say too few of them: it was counted too early, and all were written
	if ((filling.rowCount ?? 0) < rows)
		throw new Error(
			`${name} has ${filling.rowCount} rows in this backup, and should have ${rows}: nothing was restored.`
		);
}
