import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { newId } from '../id.ts';
import { db } from './db.ts';
import { log, reportAs } from './log.ts';
import { dropFiles, filesFolder, pathOf } from './storage.ts';

/** Beside the files: the mark that the database has too, so that its folder is never taken for another one's. */
export const MARK = '.hub';
const SETTLED_MS = 3_600_000;
const MOST_PART = 1 / 5;
const FEW = 50;
const subfolder = /^[0-9a-f]{2}$/;
const kept = /^[0-9a-f]{64}$/;
const cutOff = /^[0-9a-f]{64}\.[0-9a-f-]{36}$/;

/** Files by their hashes, the paths of those whose writing was cut off, and how many of the subfolders could not be read. */
export type OnDisk = Readonly<{ files: readonly string[]; cutOff: readonly string[]; unread: number }>;

/** What of ours is on the disk; anything else in the folder is not looked at. */
export async function filesOnDisk(): Promise<OnDisk> {
	const found = { files: [] as string[], cutOff: [] as string[], unread: 0 };
	for (const folder of (await namesIn(filesFolder())).filter((name) => subfolder.test(name))) {
		const inside = await namesIn(join(filesFolder(), folder)).catch((error: unknown) => {
			log.error({ part: 'files', folder, err: error }, 'a folder of files cannot be read');
			found.unread++;
			return [];
		});
		const own = inside.filter((name) => name.startsWith(folder));
		found.files.push(...own.filter((name) => kept.test(name)));
		found.cutOff.push(...own.filter((name) => cutOff.test(name)).map((name) => join(filesFolder(), folder, name)));
	}
	return found;
}

/** The mark of the database and that of the folder, null where there is none. Files are taken away only when they are the same. */
export async function marks(): Promise<{ database: string | null; folder: string | null }> {
	const { rows } = await sql<{ mark: string }>`
		select value ->> 'folder' as mark from kernel.setting where key = 'files'`.execute(db);
	const written = await readFile(join(filesFolder(), MARK), 'utf8').catch(orNothing(null));
	return { database: rows[0]?.mark ?? null, folder: written?.trim() ?? null };
}

/**
 * Marks a folder that has no mark as this database's: at the first start, or when the folder is a new one. Not when the database names fewer than half of
 * its files: then it is another hub's.
 * @returns whether the folder is this database's.
 */
export async function markFiles(): Promise<boolean> {
	const before = await marks();
	if (before.folder !== null) return before.folder === before.database;
	const [{ files }, named] = [await filesOnDisk(), await namedFiles()];
	if (files.filter((hash) => named.has(hash)).length * 2 < files.length) return false;
	const { rows } = await sql<{ mark: string }>`
		insert into kernel.setting (key, value) values ('files', ${JSON.stringify({ folder: newId() })})
		on conflict (key) do update set value = kernel.setting.value returning value ->> 'folder' as mark`.execute(db);
	await mkdir(filesFolder(), { recursive: true });
	await writeFile(join(filesFolder(), MARK), `${rows[0]?.mark}\n`);
	return true;
}

/** What a sweep would take: files by their hashes and what was cut off, by paths; `of` how many files there are. */
export type Sweep = Readonly<{ isOurs: boolean; files: readonly string[]; cutOff: readonly string[]; of: number }>;

/** What of the folder no row names and was written more than an hour ago; nothing of a folder that is not this database's. */
export async function toSweep(now = new Date()): Promise<Sweep> {
	if (!(await markFiles())) return { isOurs: false, files: [], cutOff: [], of: 0 };
	const { files, cutOff } = await filesOnDisk();
	const named = await namedFiles();
	const nameless = files.filter((hash) => !named.has(hash));
	return {
		isOurs: true,
		files: await settled(nameless, pathOf, now),
		cutOff: await settled(cutOff, (path) => path, now),
		of: files.length
	};
}

/** Whether it would be so much that a wrong database is likelier. */
export const isTooMuch = ({ files, of }: Sweep): boolean => files.length > FEW && files.length > of * MOST_PART;

/** Takes it from the disk, but what a row names by now. */
export async function takeAway({ files, cutOff }: Sweep): Promise<void> {
	await dropFiles(files);
	for (const path of cutOff) await rm(path, { force: true }).catch(reportAs('files'));
}

/**
 * Takes from the disk what no row names and was written more than an hour ago: what was forgotten, such as the papers of an erased person, and what was
 * never kept. Nothing from a folder that is not this database's, nor when it would be too much: then somebody looks (`valley sweep`).
 */
export async function sweepFiles(now = new Date()): Promise<void> {
	const sweep = await toSweep(now);
	if (!sweep.isOurs)
		log.error(
			{ part: 'files' },
			'the folder of files is not marked as that of this database: nothing is taken from it'
		);
	else if (isTooMuch(sweep))
		log.error(
			{ part: 'files', going: sweep.files.length, of: sweep.of },
			'too many files without a name: none is taken before somebody looks (valley sweep)'
		);
	else await takeAway(sweep);
}

/** Those written more than an hour ago: a row of a newer one may still be on its way. */
async function settled(names: readonly string[], pathOf: (name: string) => string, now: Date): Promise<string[]> {
	const found: string[] = [];
	for (const name of names) {
		const written = await stat(pathOf(name)).catch(() => null);
		if (written && now.getTime() - written.mtimeMs >= SETTLED_MS) found.push(name);
	}
	return found;
}

async function namedFiles(): Promise<Set<string>> {
	const { rows } = await sql<{ hash: string }>`select hash from kernel.file`.execute(db);
	return new Set(rows.map(({ hash }) => hash));
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(orNothing<string[]>([]));

const orNothing =
	<T>(nothing: T) =>
	(error: unknown): T => {
		if ((error as { code?: string }).code !== 'ENOENT') throw error;
		return nothing;
	};
