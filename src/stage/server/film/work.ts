import { constants } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { ref } from '#kernel/facts.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { log } from '#kernel/server/log.ts';
import type { FilmFailure } from '../../film.ts';
import { type On, within } from '../tables.ts';
import { endFfmpeg, FfmpegFailed, hasFfmpeg, type Probed, probe, run } from './ffmpeg.ts';
import { folderOf, sourceOf, workOf } from './folder.ts';
import { copyArguments, ladderArguments, playableAs } from './ladder.ts';
import { readMp4 } from './mp4.ts';
import { takeStills } from './stills.ts';

let working: Promise<void> | undefined;
let leaving = false;

/**
 * Makes films of all that waits, one after the other: also of what a program that was killed had begun. One program of the hub works at a film,
 * and the job is only asked to begin, since a long film takes longer than a job may.
 */
export async function workFilms(): Promise<void> {
	if (leaving) return;
	working ??= all().finally(() => {
		working = undefined;
	});
	await working;
}

/** Leaves the film that is being made, as a program that is killed does: the next one makes it. */
export async function stopFilms(): Promise<void> {
	leaving = true;
	endFfmpeg();
	await working?.catch(() => undefined);
}

async function all(): Promise<void> {
	const tried = new Set<string>();
	for (let next = await waiting(tried); next && !leaving; next = await waiting(tried)) {
		tried.add(next.id);
		await alone(next);
	}
}

type Waiting = Readonly<{ id: string; folder: string; form: 'ladder' | 'as_is' }>;

const waiting = (tried: Set<string>): Promise<Waiting | undefined> =>
	within(db)
		.selectFrom('stage.film')
		.select(['id', 'folder', 'form'])
		.where('state', 'in', ['waiting', 'working'])
		.where('deletedAt', 'is', null)
		.$if(tried.size > 0, (query) => query.where('id', 'not in', [...tried]))
		.orderBy('createdAt')
		.limit(1)
		.executeTakeFirst();

/** Another program may have made it since it was read. */
async function isWaiting(id: string): Promise<boolean> {
	const row = await within(db).selectFrom('stage.film').select('state').where('id', '=', id).executeTakeFirst();
	return row?.state === 'waiting' || row?.state === 'working';
}

/** The lock is the connection's: a program that dies lets go of it. */
async function alone(film: Waiting): Promise<void> {
	await db.connection().execute(async (on) => {
		const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_lock(hashtext(${film.id})) as mine`.execute(
			on
		);
		if (!rows[0]?.mine) return;
		try {
			if (await isWaiting(film.id)) await workFilm(film);
		} finally {
			await sql`select pg_advisory_unlock(hashtext(${film.id}))`.execute(on);
		}
	});
}

/** What goes wrong is kept with the film, in a word for which there is a sentence. */
async function workFilm(film: Waiting): Promise<void> {
	await keep(film.id, { state: 'working', progress: 0, failure: null });
	try {
		const made = await make(film);
		if (typeof made === 'string') await keep(film.id, { state: 'failed', failure: made });
		else {
			await transaction(async (tx) => {
				await keep(film.id, { state: 'ready', progress: 1, ...made }, tx);
				await record(tx, { verb: 'stage.film_ready', object: ref('film', film.id), source: 'job', detail: {} });
			});
			// only now: a film whose making is cut off here is made again
			await rm(sourceOf(film.folder), { force: true });
		}
	} catch (error) {
		if (leaving) return;
		log.warn({ err: error, film: film.id }, 'no film could be made');
		await keep(film.id, { state: 'failed', failure: reason(error) });
	} finally {
		await rm(workOf(film.folder), { recursive: true, force: true });
	}
}

function reason(error: unknown): FilmFailure {
	if (error instanceof FfmpegFailed) return error.diskFull ? 'disk' : 'unreadable';
	return (error as { code?: string }).code === 'ENOSPC' ? 'disk' : 'unknown';
}

type Made = Readonly<{
	mediaType: string;
	bytes: number;
	width: number | null;
	height: number | null;
	durationMs: number | null;
}>;

async function make(film: Waiting): Promise<Made | FilmFailure> {
	const source = sourceOf(film.folder);
	if (!(await stat(source).catch(() => null))) return 'lost';
	const work = workOf(film.folder);
	await rm(work, { recursive: true, force: true });
	await mkdir(work, { recursive: true });
	if (!hasFfmpeg()) return film.form === 'as_is' ? without(film.folder) : 'no_ffmpeg';
	const probed = await probe(source);
	if (!probed) return 'no_picture';
	const ending = playableAs(probed);
	if (film.form === 'as_is' && !ending) return 'not_playable';
	const progress = told(film.id, probed.durationMs ?? 0);
	if (film.form === 'as_is') await run('ffmpeg', copyArguments(source, join(work, `film.${ending}`)), progress);
	else await run('ffmpeg', ladderArguments(source, work, probed), progress);
	await takeStills(source, work, probed);
	const bytes = await bringOut(film.folder);
	return { ...sizeOf(probed), bytes, mediaType: film.form === 'ladder' ? HLS : `video/${ending}` };
}

const HLS = 'application/vnd.apple.mpegurl';

const sizeOf = ({ width, height, durationMs }: Probed) => ({ width, height, durationMs });

/** Without ffmpeg only an MP4 that browsers know is taken, and it stays byte for byte what was brought. */
async function without(folder: string): Promise<Made | FilmFailure> {
	const source = sourceOf(folder);
	const known = await readMp4(source);
	if (!known?.codecs.some((codec) => ['avc1', 'avc3', 'av01'].includes(codec))) return 'not_playable';
	const { size: bytes } = await stat(source);
	await copyFile(source, join(folderOf(folder), 'film.mp4'), constants.COPYFILE_FICLONE);
	const { width, height, durationMs } = known;
	return { width, height, durationMs, bytes, mediaType: 'video/mp4' };
}

/** All that was made stands complete before the row says that it is ready. @returns its size. */
async function bringOut(folder: string): Promise<number> {
	let bytes = 0;
	for (const name of await readdir(workOf(folder))) {
		bytes += (await stat(join(workOf(folder), name))).size;
		await rename(join(workOf(folder), name), join(folderOf(folder), name));
	}
	return bytes;
}

const EVERY_MS = 1000;

/** Hears ffmpeg's progress and writes it down, at most once a second. */
function told(film: string, durationMs: number): (line: string) => void {
	let last = 0;
	return (line) => {
		const [, microseconds] = /^out_time_us=(\d+)$/.exec(line.trim()) ?? [];
		if (!microseconds || !durationMs || Date.now() - last < EVERY_MS) return;
		last = Date.now();
		const progress = Math.min(Number(microseconds) / 1000 / durationMs, 1) * 0.98;
		keep(film, { progress }).catch(() => undefined); // the next one says it
	};
}

type Kept = Partial<Made> & { state?: 'working' | 'ready' | 'failed'; progress?: number; failure?: FilmFailure | null };

async function keep(id: string, what: Kept, on: On = db): Promise<void> {
	await within(on).updateTable('stage.film').set(what).where('id', '=', id).execute();
}
