import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { readSettings } from '#kernel/env.ts';
import { eraseAgain, erasureHashes } from '#kernel/identity/server/erasure.ts';
import { verifySeals } from '#kernel/server/activity/seal.ts';
import { backup } from '#kernel/server/backup/backup.ts';
import { restore } from '#kernel/server/backup/restore.ts';
import { close, open } from '../src/boot.ts';
import { erase } from '../src/erase.ts';
import { database, ground, placeOf, type Report } from './ground.ts';

/** `valley backup`: the whole hub into one archive, while it runs. */
export async function backupTo(archive: string, report: Report): Promise<void> {
	const settings = readSettings(process.env);
	const { connection, release } = await database(settings, report);
	const pool = new pg.Pool({ ...connection, max: 1 });
	try {
		const { manifest, bytes } = await backup(pool, settings.DATA_DIR, archive);
		const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
		report(`${archive}: ${rows} rows of ${manifest.tables.length} tables, ${(bytes / 1e6).toFixed(1)} MB`);
	} finally {
		await pool.end();
		await release();
	}
}

/** `valley restore`: brings a backup back and checks it; persons erased since then are erased again. */
export async function restoreFrom(archive: string, erasures: string | undefined, report: Report): Promise<void> {
	const settings = readSettings(process.env);
	const hashes = erasures ? (await readFile(erasures, 'utf8')).split('\n').filter(Boolean) : [];
	const { connection, release } = await database(settings, report);
	const pool = new pg.Pool({ ...connection, max: 1 });
	try {
		const manifest = await restore(pool, settings.DATA_DIR, archive).finally(() => pool.end());
		report(`restored ${manifest.tables.length} tables as of ${manifest.madeAt}`);
		open({ settings, connection, ...placeOf(settings) });
		const again = await eraseAgain(hashes, erase);
		if (hashes.length) report(`${again} of ${hashes.length} erased persons were in the backup and are erased again`);
		const verdict = await verifySeals();
		report(
			verdict.holds
				? `the seals verify: ${verdict.facts} facts`
				: `THE SEALS DO NOT VERIFY: ${verdict.reason} in seal ${verdict.seal}`
		);
		if (!verdict.holds) process.exitCode = 1;
	} finally {
		await close();
		await release();
	}
}

/** `valley erasures`: one hash a line, to be given to `restore --erasures`. */
export async function printErasures(): Promise<void> {
	const site = await ground(() => undefined);
	open(site);
	try {
		for (const hash of await erasureHashes()) console.log(hash);
	} finally {
		await close();
		await site.release();
	}
}
