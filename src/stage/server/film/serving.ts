import { stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { ifThere, missing } from '#kernel/errors.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { db } from '#kernel/server/db.ts';
import { fileAnswer } from '#kernel/server/file-answer.ts';
import { filmActs } from '../../acts.ts';
import type { Film } from '../../film.ts';
import { publishedShow } from '../shows.ts';
import { within } from '../tables.ts';
import { filmById, showsOfFilm } from './films.ts';
import { folderOf } from './folder.ts';

const types: Record<string, string> = {
	'.mp4': 'video/mp4',
	'.webm': 'video/webm',
	'.m3u8': 'application/vnd.apple.mpegurl',
	'.m4s': 'video/mp4',
	'.vtt': 'text/vtt; charset=utf-8',
	'.jpg': 'image/jpeg'
};
const NAME = /^[a-z0-9][a-z0-9-]*\.[a-z0-9]+$/;
const REMEMBERED_MS = 10_000;

/** Whether everybody may see a film: remembered for seconds, since a film is asked for in hundreds of pieces by hundreds of people. */
const remembered = new Map<string, { film: Film; shown: boolean; until: number }>();

/**
 * Answers with a file of a film, or the piece of it that was asked for.
 * @throws 404 when there is none, or when the film is in no published show and the viewer may not work on it.
 */
export async function serveFilm(id: string, name: string, viewer: Viewer | null, headers: Headers): Promise<Response> {
	const type = types[extname(name)];
	if (!NAME.test(name) || !type) throw missing();
	const { film, shown } = await look(id);
	if (film.state !== 'ready' || !(shown || (await mayWork(film, viewer)))) throw missing();
	const path = join(folderOf(film.folder), name);
	const there = await stat(path).catch(() => null);
	if (!there?.isFile()) throw missing();
	const etag = `"${there.size.toString(36)}-${Math.round(there.mtimeMs).toString(36)}"`;
	const caching = `${shown ? 'public' : 'private'}, max-age=31536000, immutable, no-transform`;
	return fileAnswer({ path, bytes: there.size, type, etag, caching }, headers);
}

async function look(id: string) {
	const known = remembered.get(id);
	if (known && known.until > Date.now()) return known;
	const film = await filmById(id);
	const looked = { film, shown: !film.deletedAt && (await isShown(id)), until: Date.now() + REMEMBERED_MS };
	if (remembered.size > 500) remembered.clear();
	remembered.set(id, looked);
	return looked;
}

async function isShown(film: string): Promise<boolean> {
	for (const show of await showsOfFilm(film)) if (await published(show)) return true;
	return false;
}

const published = async (show: string): Promise<boolean> => (await ifThere(publishedShow(show))) !== null;

/** Whoever answers for it, and the crew that rehearses with it. */
async function mayWork(film: Film, viewer: Viewer | null): Promise<boolean> {
	if (!viewer) return false;
	if (can(viewer, filmActs.edit, { organisation: film.organization })) return true;
	const row = await within(db)
		.selectFrom('stage.crew')
		.select('show')
		.where('person', '=', viewer.id)
		.where('show', 'in', [...(await showsOfFilm(film.id)), film.id])
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}
