import { once } from 'node:events';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { Header, Pack, ReadEntry } from 'tar';
import { newId } from '../../id.ts';

/** What stands before the bytes of a file in an archive. */
type Head = Readonly<{ path: string; size: number; mtime?: Date; mode?: number }>;
/** Writes a file into an archive, after those before. @throws when there are not as many bytes as its head says. */
export type Add = (head: Head, pieces: Iterable<Buffer> | AsyncIterable<Buffer>) => Promise<void>;

/**
 * Writes an archive as its files come: no byte is on the disk but the compressed ones, once. It is for its owner alone, and has its name only when all of it
 * is on the disk; of one that fails nothing is left.
 * @param fill adds the files; the archive is whole when it has returned.
 * @returns the size in bytes.
 */
export async function writeArchive(target: string, fill: (add: Add) => Promise<void>): Promise<number> {
	await mkdir(dirname(target), { recursive: true });
	const draft = join(dirname(target), `${basename(target)}.making-${newId().slice(-6)}`);
	try {
		await writeDraft(draft, fill);
		await rename(draft, target);
	} catch (error) {
		await rm(draft, { force: true });
		throw error;
	}
	await syncFolder(dirname(target));
	return (await stat(target)).size;
}

async function writeDraft(draft: string, fill: (add: Add) => Promise<void>): Promise<void> {
	const file = await open(draft, 'wx', 0o600);
	const pack = new Pack({ gzip: { level: 6 }, portable: true });
	const bytes = pack.pipe(new PassThrough());
	pack.once('error', (error) => bytes.destroy(error));
	const written = file.writeFile(bytes);
	try {
		await Promise.all([fill((head, pieces) => add(pack, head, pieces)).then(() => pack.end()), written]);
		await file.sync();
	} catch (error) {
		// else it would be waited for
		bytes.destroy();
		await written.catch(() => undefined);
		throw error;
	} finally {
		await file.close();
	}
}

async function add(pack: Pack, head: Head, pieces: Parameters<Add>[1]): Promise<void> {
	const { path, size } = head;
	const entry = new ReadEntry(new Header({ type: 'File', mtime: new Date(), mode: 0o600, ...head }));
	const taken = once(entry, 'end');
	pack.write(entry);
	let left = size;
	for await (const piece of pieces) {
		left -= piece.length;
		if (left < 0) break;
		if (!entry.write(piece)) await once(entry, 'drain');
	}
	if (left) throw new Error(`${path} is not as long as it was`);
	entry.end();
	await taken;
}

/** So that the name outlives a power cut too. */
async function syncFolder(folder: string): Promise<void> {
	// Windows opens no folder
	if (process.platform === 'win32') return;
	const handle = await open(folder);
	await handle.sync().finally(() => handle.close());
}
