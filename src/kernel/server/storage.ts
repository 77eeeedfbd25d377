import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { missing } from '../errors.ts';
import { newId } from '../id.ts';
import { db, type Tx, transaction } from './db.ts';
import { pieces } from './file-answer.ts';
import { reportAs } from './log.ts';
import type { KernelTables } from './tables.ts';

/** The advisory lock that a backup holds while it copies: nothing is taken from the disk then. */
export const FILES_LOCK = 7_000_004;

let folder: string | undefined;

/** Names the folder of files. */
export function openStorage(path: string): void {
	folder = path;
}

/** Where files are: two levels, named by content, never changed once written. */
export function filesFolder(): string {
	if (!folder) throw new Error('the storage is not open');
	return folder;
}

/**
 * Keeps a file under the SHA-256 of its content. The bytes are on disk (flushed) before the row is written, so a row never names a
 * missing file; what a rolled-back transaction leaves is a file without a row, which `sweepFiles` takes away.
 * @returns its hash, hexadecimal.
 */
export async function keepFile(tx: Tx, content: Buffer, mediaType: string): Promise<string> {
	// of fifty megabytes it takes a tenth of a second: elsewhere than where pages are answered
	const hash = Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(content))).toString('hex');
	// whoever drops these bytes waits until it is known whether the row stays
	await sql`select pg_advisory_xact_lock_shared(hashtextextended(${hash}, ${FILES_LOCK}))`.execute(tx);
	await write(pathOf(hash), content);
	await tx
		.withTables<KernelTables>()
		.insertInto('kernel.file')
		.values({ hash, bytes: content.length, mediaType })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	return hash;
}

/** What a file is called by: the SHA-256 of its content, hexadecimal. */
export const hashOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** Writes a file that no row names, for what may be kept later: `sweepFiles` takes it away an hour after it was written, or later. */
export const writeAside = (content: Buffer): Promise<void> => write(pathOf(hashOf(content)), content);

/** The bytes of a file that was written aside; null when they are gone. */
export const readAside = (hash: string): Promise<Buffer | null> =>
	readFile(pathOf(hash)).catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return null;
		throw error;
	});

/** The content and type of a kept file. @throws 404 when there is none of that name. */
export async function readFileOf(
	hash: string,
	on: Tx | typeof db = db
): Promise<{ content: Buffer; mediaType: string }> {
	const { mediaType } = await known(hash, on);
	return { content: await readFile(pathOf(hash)), mediaType };
}

/** The same piece by piece, for what may be large and is fetched by many at once. Nothing is opened before the first piece is asked for. */
export async function streamOf(
	hash: string
): Promise<{ content: ReadableStream<Uint8Array>; bytes: number; mediaType: string }> {
	const { bytes, mediaType } = await known(hash, db);
	return { content: pieces(pathOf(hash)), bytes: Number(bytes), mediaType };
}

/**
 * Forgets a file, unless a key names it: the same bytes are one file. From now on there is none of that name; its bytes stay on the disk until they are
 * dropped, at the latest by `sweepFiles`. Whoever calls knows that nothing else names it without a key, as pictures do.
 * @returns whether it is forgotten: not while somebody else keeps it.
 */
export async function forgetUnlessNamed(tx: Tx, hash: string): Promise<boolean> {
	if (!(await holdAlone(tx, hash))) return false;
	await sql`savepoint forgetting`.execute(tx);
	try {
		await tx.withTables<KernelTables>().deleteFrom('kernel.file').where('hash', '=', hash).execute();
	} catch (error) {
		// PostgreSQL's codes for a row that another one still points to: 23001 where the key restricts, from version 18 on
		if (!['23503', '23001'].includes((error as { code?: string }).code ?? '')) throw error;
		await sql`rollback to savepoint forgetting`.execute(tx);
		return false;
	}
	await sql`release savepoint forgetting`.execute(tx);
	return true;
}

/** Holds a file to the end of the transaction, so that nobody keeps it between the look at what names it and its going. @returns whether it was free. */
export async function holdAlone(tx: Tx, hash: string): Promise<boolean> {
	const { rows } = await sql<{ free: boolean }>`
		select pg_try_advisory_xact_lock(hashtextextended(${hash}, ${FILES_LOCK})) as free`.execute(tx);
	return rows[0]?.free === true;
}

/**
 * Takes the bytes of a forgotten file from the disk, once that is kept: for what must not stay, such as a pupil's drawing. One that is named again stays, and
 * while a backup is made all do, until the next sweep.
 */
export async function dropFile(hash: string): Promise<void> {
	await transaction(async (tx) => {
		const { rows } = await sql<{ free: boolean }>`
			select pg_try_advisory_xact_lock_shared(${FILES_LOCK}) as free, pg_advisory_xact_lock(hashtextextended(${hash}, ${FILES_LOCK}))`.execute(
			tx
		);
		if (rows[0]?.free && !(await isNamed(tx, hash))) await rm(pathOf(hash), { force: true });
	});
}

/** Drops many; one that cannot be is reported, and is there for the next sweep. */
export async function dropFiles(hashes: readonly string[]): Promise<void> {
	for (const hash of hashes) await dropFile(hash).catch(reportAs('files'));
}

const isNamed = async (tx: Tx, hash: string): Promise<boolean> =>
	(await sql`select from kernel.file where hash = ${hash}`.execute(tx)).rows.length > 0;

async function known(hash: string, on: Tx | typeof db) {
	const row = await on
		.withTables<KernelTables>()
		.selectFrom('kernel.file')
		.select(['mediaType', 'bytes'])
		.where('hash', '=', hash)
		.executeTakeFirst();
	if (!row) throw missing();
	return row;
}

/** Where a file is. */
export const pathOf = (hash: string): string => join(filesFolder(), hash.slice(0, 2), hash);

async function write(path: string, content: Buffer): Promise<void> {
	const there = await stat(path).catch(() => null);
	if (there?.size === content.length) return;
	const folder = join(path, '..');
	if (await mkdir(folder, { recursive: true })) await flush(join(folder, '..'));
	const temporary = `${path}.${newId()}`;
	const file = await open(temporary, 'w', 0o640);
	try {
		await file.writeFile(content);
		await file.sync();
	} finally {
		await file.close();
	}
	await rename(temporary, path);
	await flush(folder);
}

/** A name is safe from a power cut only when its folder is on the disk too (fsync(2)); Windows knows no such thing. */
async function flush(folder: string): Promise<void> {
	if (process.platform === 'win32') return;
	const handle = await open(folder, 'r');
	await handle.sync().finally(() => handle.close());
}
