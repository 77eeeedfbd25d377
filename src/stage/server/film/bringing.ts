import { copyFile, mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { refused } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import type { FilmWords } from '../../film.schema.ts';
import { within } from '../tables.ts';
import { keepCaptions } from './captions.ts';
import { addFilm } from './films.ts';
import { folderOf } from './folder.ts';
import { readMp4 } from './mp4.ts';

type FromFile = Readonly<{
	title: string;
	/** An MP4 that browsers show as it is. */
	path: string;
	/** A JPEG. */
	poster?: string;
	captions?: readonly Readonly<{ lang: Locale; path: string }>[];
	rights?: string | null;
	broadcastOn?: string | null;
	/** By id. */
	organization?: string | null;
}>;

/**
 * Brings a film of this machine in as it is, ready at once and without ffmpeg.
 * @returns its id. Throws stage_film_unreadable when it is no MP4, stage_captions_wrong.
 */
export async function addFilmFromFile(
	tx: Tx,
	{ title, path, poster, captions = [], rights = null, broadcastOn = null, organization = null }: FromFile,
	by: By
): Promise<string> {
	const known = await readMp4(path);
	if (!known) throw refused('stage_film_unreadable', {}, 422);
	const { size: bytes } = await stat(path);
	const words: FilmWords = { title, rights, broadcastOn, organization };
	const film = { ...words, bytes, form: 'as_is', mediaType: 'video/mp4', state: 'ready' } as const;
	const id = await addFilm(tx, film, by);
	const folder = folderOf(id);
	await mkdir(folder, { recursive: true });
	await copyFile(path, join(folder, 'film.mp4'));
	if (poster) await copyFile(poster, join(folder, 'poster.jpg'));
	const { width, height, durationMs } = known;
	await within(tx)
		.updateTable('stage.film')
		.set({ width, height, durationMs, progress: 1 })
		.where('id', '=', id)
		.execute();
	for (const one of captions) await keepCaptions(tx, id, one.lang, await readFile(one.path), by);
	return id;
}
