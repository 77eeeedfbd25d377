import { createReadStream } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { extract } from 'tar';
import { migrate } from '../migrate.ts';
import type { Manifest } from './backup.ts';
import { PLAIN } from './tables.ts';

/**
 * Brings a backup back, into a database and a folder of files that are both empty. All of it is restored, or nothing: the rows
 * come in one transaction. A backup of an older program is brought up to this one's schema.
 * @throws when the target holds anything, or the backup is of a newer program.
 */
export async function restore(pool: pg.Pool, files: string, archive: string): Promise<Manifest> {
	await refuseIfFull(pool, files);
	const folder = await mkdtemp(join(tmpdir(), 'valley-restore-'));
	try {
		await extract({ file: archive, cwd: folder, strict: true });
		const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest;
		if (manifest.format !== 1)
			throw new Error(`This backup has the format ${manifest.format}, which this program does not know.`);
		await migrate(pool, manifest.migrations);
		await fill(pool, manifest, folder);
		await cp(join(folder, 'files'), files, { recursive: true });
		await migrate(pool);
		return manifest;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function refuseIfFull(pool: pg.Pool, files: string): Promise<void> {
	const { rows } = await pool.query(`select 1 from information_schema.tables where table_schema = 'kernel' limit 1`);
	if (rows.length)
		throw new Error('The database to restore into is not empty. Name an empty one: nothing was touched.');
	const inside = await readdir(files).catch(() => []);
	if (inside.length) throw new Error(`The folder ${files} is not empty: nothing was touched.`);
}

async function fill(pool: pg.Pool, manifest: Manifest, folder: string): Promise<void> {
	const client = await pool.connect();
	try {
		await client.query('begin');
		await client.query(PLAIN);
		for (const { name, columns } of manifest.tables) {
			// a migration may have put rows of its own in; the backup's are the whole truth
			await client.query(`delete from ${name}`);
			const rows = client.query(copyFrom(`copy ${name} (${columns.join(', ')}) from stdin`));
			await pipeline(createReadStream(join(folder, 'tables', `${name}.copy`)), rows);
		}
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
