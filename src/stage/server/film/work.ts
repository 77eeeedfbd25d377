import { constants } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { ref } from '#kernel/facts.ts';
import { record } from '#kernel/server/activity/record.ts';
import { endPrograms, ProgramEnded, runProgram } from '#kernel/server/apart/program.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { containerAt } from '#kernel/server/film/container.ts';
import { hasFfmpeg, type Probed, probe } from '#kernel/server/film/ffmpeg.ts';
import { log } from '#kernel/server/log.ts';
import type { FilmFailure } from '../../film.ts';
import { type On, within } from '../tables.ts';
import { folderOf, sourceOf, workOf } from './folder.ts';
import { copyArguments, ladderArguments, playableAs } from './ladder.ts';
import { boundsOf, misfit, secondsAtMost } from './measure.ts';
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
	endPrograms();
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

/** Another program may have made it since it was read, and somebody may have thrown it away. */
async function isWaiting(id: string): Promise<boolean> {
	const row = await within(db)
		.selectFrom('stage.film')
		.select('id')
		.where('id', '=', id)
		.where('state', 'in', ['waiting', 'working'])
		.where('deletedAt', 'is', null)
		.executeTakeFirst();
	return row !== undefined;
}

const LOOKS_MS = 1000;

/** Hears when a film is not wanted any more, whoever has thrown it away and in whichever program. */
function watched(film: string): { unwanted: AbortSignal; stop: () => void } {
	const gone = new AbortController();
	const looks = setInterval(() => {
		// a database that is away for a moment says nothing of the film
		isWaiting(film).then(
			(waits) => waits || gone.abort(),
			() => undefined
		);
	}, LOOKS_MS);
	return { unwanted: gone.signal, stop: () => clearInterval(looks) };
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
	const { unwanted, stop } = watched(film.id);
	try {
		const made = await make(film, unwanted);
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
		// it is made when it comes back from the trash
		if (unwanted.aborted) return await keep(film.id, { state: 'waiting', progress: 0 });
		log.warn({ err: error, film: film.id }, 'no film could be made');
		await keep(film.id, { state: 'failed', failure: reason(error) });
	} finally {
		stop();
		await rm(workOf(film.folder), { recursive: true, force: true });
	}
}

function reason(error: unknown): FilmFailure {
	if ((error as { code?: string }).code === 'ENOSPC') return 'disk';
	if (!(error instanceof ProgramEnded)) return 'unknown';
	if (/no space left on device/i.test(error.printed)) return 'disk';
	return error.by === 'time' ? 'endless' : 'unreadable';
}

type Made = Readonly<{
	mediaType: string;
	bytes: number;
	width: number | null;
	height: number | null;
	durationMs: number | null;
}>;

async function make(film: Waiting, unwanted: AbortSignal): Promise<Made | FilmFailure> {
	const path = sourceOf(film.folder);
	const { size } = (await stat(path).catch(() => null)) ?? { size: null };
	if (size === null) return 'lost';
	const work = workOf(film.folder);
	await rm(work, { recursive: true, force: true });
	await mkdir(work, { recursive: true });
	// also of what came in before it was asked at the door, or with a backup
	const container = await containerAt(path);
	if (!container) return 'unreadable';
	if (!(await hasFfmpeg())) return film.form === 'as_is' ? without(film.folder) : 'no_ffmpeg';
	const source = { path, container };
	const probed = await probe(source, unwanted);
	if (!probed) return 'no_picture';
	const [ending, wrong] = [playableAs(probed), misfit(probed, size)];
	if (wrong) return wrong;
	if (film.form === 'as_is' && !ending) return 'not_playable';
	const bounds = boundsOf(probed, size, unwanted);
	const args =
		film.form === 'as_is'
			? copyArguments(source, join(work, `film.${ending}`))
			: ladderArguments(source, work, probed, secondsAtMost(probed, size));
	await runProgram('ffmpeg', args, bounds, told(film.id, probed.durationMs ?? 0));
	if (!(await takeStills(source, work, probed, bounds))) return 'unreadable';
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

/** Hears ffmpeg's progress and writes it down, at most once a second. @returns whether it got further. */
function told(film: string, durationMs: number): (line: string) => boolean {
	let [last, at] = [0, -1];
	return (line) => {
		const [, microseconds] = /^out_time_us=(\d+)$/.exec(line.trim()) ?? [];
		if (!microseconds || Number(microseconds) <= at) return false;
		at = Number(microseconds);
		if (durationMs && Date.now() - last >= EVERY_MS) {
			last = Date.now();
			const progress = Math.min(at / 1000 / durationMs, 1) * 0.98;
			keep(film, { progress }).catch(() => undefined); // the next one says it
		}
		return true;
	};
}

type Kept = Partial<Made> & {
	state?: 'waiting' | 'working' | 'ready' | 'failed';
	progress?: number;
	failure?: FilmFailure | null;
};

async function keep(id: string, what: Kept, on: On = db): Promise<void> {
	await within(on).updateTable('stage.film').set(what).where('id', '=', id).execute();
}
