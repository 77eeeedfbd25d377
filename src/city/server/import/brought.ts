import { sql } from 'kysely';
import { Refusal, refused } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { forgetPicture, keepPicture } from '#kernel/server/pictures.ts';
import { forgetUnlessNamed, keepFile } from '#kernel/server/storage.ts';
import type { MediaKind } from '../../kinds.ts';
import { measured, type ReadyMedia, readyMedia } from '../media.ts';
import type { On } from '../reading.ts';
import { type Sent, sentIn } from './sent.ts';

export const MOST_FILES = 300;

/** A file that came with a table. `problem`: why it cannot be kept. */
export type BroughtFile = Readonly<{
	id: string;
	name: string;
	kind: MediaKind | null;
	file: string | null;
	bytes: number | null;
	width: number | null;
	height: number | null;
	seconds: number | null;
	/** Of a film: the file of its picture. */
	poster: string | null;
	problem: string | null;
	params: Readonly<Record<string, string | number>>;
}>;

/** Notes to which trail an import belongs. */
export const noteBringing = (batch: string, trail: string): Promise<unknown> =>
	sql`insert into city.bringing (batch, trail) values (${batch}, ${trail}) on conflict do nothing`.execute(db);

/** The imports of a trail. */
export async function bringingsOf(trail: string): Promise<string[]> {
	const { rows } = await sql<{ batch: string }>`select batch from city.bringing where trail = ${trail}`.execute(db);
	return rows.map(({ batch }) => batch);
}

/** The trail of an import; undefined for one of other tables. */
export async function trailOfBatch(batch: string, on: On = db): Promise<string | undefined> {
	const { rows } = await sql<{ trail: string }>`select trail from city.bringing where batch = ${batch}`.execute(on);
	return rows[0]?.trail;
}

/** The files of an import, by name. */
export async function broughtFiles(batch: string, on: On = db): Promise<BroughtFile[]> {
	const { rows } = await sql<BroughtFile>`
		select id, name, kind, file, bytes, width, height, seconds, poster, problem, params from city.brought_file where batch = ${batch}
		order by name collate "und-x-icu", id`.execute(on);
	return rows;
}

/** Makes files ready to be kept, one after the other, those in a zip too; what cannot be is kept with the reason. @throws city_files_many */
export async function bringFiles(batch: string, files: readonly File[]): Promise<void> {
	const before = (await broughtFiles(batch)).map(({ id }) => id);
	let count = before.length;
	for await (const sent of sentIn(files)) {
		if (++count > MOST_FILES) throw refused('city_files_many', { most: MOST_FILES }, 422);
		const ready = await readyOf(sent);
		const name = sent.name.slice(0, 200);
		await transaction(async (tx) => {
			// sent again, a file takes the place of the one that came before
			await sql`delete from city.brought_file where id = any(${before}::uuid[]) and name = ${name}`.execute(tx);
			await keepBrought(tx, batch, name, ready);
		});
	}
}

type Unready = Pick<Refusal, 'code' | 'params'>;

async function readyOf(sent: Sent): Promise<ReadyMedia | Unready> {
	if ('code' in sent) return sent;
	try {
		return await readyMedia(sent);
	} catch (error) {
		// a press or a program that is missing is no fault of the file
		if (!(error instanceof Refusal) || error.status !== 422) throw error;
		return { code: error.code, params: error.params };
	}
}

async function keepBrought(tx: Tx, batch: string, name: string, ready: ReadyMedia | Unready): Promise<void> {
	if ('code' in ready) {
		await sql`insert into city.brought_file (id, batch, name, problem, params)
			values (${newId()}, ${batch}, ${name}, ${ready.code}, ${JSON.stringify(ready.params)})`.execute(tx);
		return;
	}
	const { kind, ready: its } = ready;
	const file = kind === 'picture' ? (await keepPicture(tx, its)).hash : await keepFile(tx, its.content, its.mediaType);
	const { width, height, seconds, poster } = await measured(tx, ready);
	await sql`insert into city.brought_file (id, batch, name, kind, file, bytes, width, height, seconds, poster)
		values (${newId()}, ${batch}, ${name}, ${kind}, ${file}, ${its.content.length}, ${width}, ${height}, ${seconds}, ${poster})`.execute(
		tx
	);
}

/** Forgets the files of an import that are not of the organisation's own now, and those that it made which no stop shows: it was taken back. */
export async function settleFiles(tx: Tx, batch: string): Promise<void> {
	const { rows: made } = await sql<Forgotten>`
		delete from city.media m using city.brought_file b where b.media = m.id and b.batch = ${batch}
			and not exists (select from city.stop s where s.picture = m.id) and not exists (select from city.layer l where m.id in (l.sound, l.film))
		returning m.file, m.kind, m.poster`.execute(tx);
	await forgetFiles(tx, batch, made);
}

type Forgotten = Readonly<{ file: string; kind: MediaKind | null; poster: string | null }>;

async function forgetFiles(tx: Tx, batch: string, made: readonly Forgotten[]) {
	const { rows } = await sql<Forgotten>`
		select distinct file, kind, poster from city.brought_file where batch = ${batch} and file is not null and media is null`.execute(
		tx
	);
	await sql`update city.brought_file set file = null, poster = null where batch = ${batch} and media is not null`.execute(
		tx
	);
	await sql`delete from city.brought_file where batch = ${batch} and media is null`.execute(tx);
	for (const { file, kind, poster } of [...rows, ...made]) {
		await (kind === 'picture' ? forgetPicture(tx, file) : forgetUnlessNamed(tx, file));
		if (poster) await forgetUnlessNamed(tx, poster);
	}
}

/** Forgets an import with its files, of which nothing was made. */
export async function forgetBringing(tx: Tx, batch: string): Promise<void> {
	await forgetFiles(tx, batch, []);
	await sql`delete from city.bringing where batch = ${batch}`.execute(tx);
}

/** Thirty days are enough to take an import back, and what was thrown away needs no files. */
export async function sweepBrought(known: (batch: string) => Promise<boolean>): Promise<void> {
	const { rows } = await sql<{ batch: string }>`select batch from city.bringing`.execute(db);
	for (const { batch } of rows) if (!(await known(batch))) await transaction((tx) => forgetBringing(tx, batch));
}
