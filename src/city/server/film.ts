import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refused } from '#kernel/errors.ts';
import { ProgramEnded, runProgram } from '#kernel/server/apart/program.ts';
import { containerOf, HEAD_BYTES } from '#kernel/server/film/container.ts';
import { hasFfmpeg, MEMORY, type Probed, probe, reading, type Source } from '#kernel/server/film/ffmpeg.ts';

const MEGABYTES = 150;
export const MOST_FILM_BYTES = MEGABYTES * 1024 * 1024;
const MOST_SECONDS = 5 * 60;
/** What a film may be at most, as it is sent. */
export const filmBounds = { megabytes: MEGABYTES, minutes: MOST_SECONDS / 60 } as const;
/** 4K: telephones of today film so. */
const MOST_PIXELS = 4096 * 2304;
/** Of the shorter side of what is made; hands and faces are read in it on a telephone. */
const SIDE = 480;
const LEAST_SIDE = 64;
/** Of the longer side to the shorter one. */
const LONGEST_SHAPE = 4;
/** Hands are quick: less than 25 pictures a second cannot be read, and more than 30 only weigh. */
const MOST_RATE = 30;
/** What becomes of five minutes is less than what a parcel takes of one file. */
const KBPS = 700;
const bounds = { mostMs: 280_000, cpuSeconds: 500, megabytes: MEMORY, fileMegabytes: 32 };

/** A film as it is kept: H.264 in an MP4 that begins at once, and a picture of it. */
export type ReadyFilm = Readonly<{
	content: Buffer;
	mediaType: string;
	seconds: number;
	width: number;
	height: number;
	poster: Buffer;
}>;

const MOST_AT_ONCE = 2;
let working = 0;

/**
 * Makes a film ready to be kept, in a program apart: small, without what a camera wrote beside it, with a picture from its first third. It is read as what its first bytes say and
 * nothing else is opened (decision 24).
 * @param again it may be one of these already, of another hub: repacked, and not made worse
 * @returns null for what has no pictures that move: a sound, or no film at all
 * @throws city_film_large, city_film_long, city_film_oversize, city_film_shape, city_film_unreadable, city_film_heavy; 503 city_film_no_program, and kernel_unavailable while others are made
 */
export async function readyFilm(given: Buffer, { again = false } = {}): Promise<ReadyFilm | null> {
	const container = containerOf(given.subarray(0, HEAD_BYTES));
	if (!container) return null;
	if (given.length > MOST_FILM_BYTES) throw refused('city_film_large', { megabytes: MEGABYTES }, 422);
	if (!(await hasFfmpeg())) throw refused('city_film_no_program', {}, 503);
	if (working >= MOST_AT_ONCE) throw refused('kernel_unavailable', {}, 503);
	working++;
	const folder = await mkdtemp(join(tmpdir(), 'valley-film-'));
	try {
		const source = { path: join(folder, 'given'), container };
		await writeFile(source.path, given);
		const film = await probe(source);
		return film && (await made(source, film, folder, again && isOurs(film, given.length)));
	} catch (error) {
		if (!(error instanceof ProgramEnded)) throw error;
		throw refused(error.by === 'time' ? 'city_film_heavy' : 'city_film_unreadable', {}, 422);
	} finally {
		working--;
		await rm(folder, { recursive: true, force: true });
	}
}

/** The same of what must be a film. @throws city_film_none, and what `readyFilm` throws */
export async function demandFilm(given: Buffer): Promise<ReadyFilm> {
	const film = await readyFilm(given);
	if (!film) throw refused('city_film_none', {}, 422);
	return film;
}

const shortSide = ({ width, height }: Pick<Probed, 'width' | 'height'>): number => Math.min(width, height);

const isOurs = (film: Probed, bytes: number): boolean =>
	film.container.includes('mp4') &&
	film.video === 'h264' &&
	[null, 'aac'].includes(film.audio) &&
	shortSide(film) <= SIDE &&
	film.rate <= MOST_RATE + 1 &&
	bytes <= bounds.fileMegabytes * 1e6;

/** @throws what a film says of itself that it may not be */
function demandFit({ width, height, durationMs }: Probed): void {
	const [short, long] = [Math.min(width, height), Math.max(width, height)];
	if (width * height > MOST_PIXELS) throw refused('city_film_oversize', { width, height }, 422);
	if (short < LEAST_SIDE || long > short * LONGEST_SHAPE) throw refused('city_film_shape', { width, height }, 422);
	if ((durationMs ?? 0) > MOST_SECONDS * 1000) throw tooLong();
}

const tooLong = () => refused('city_film_long', { minutes: MOST_SECONDS / 60 }, 422);

async function made(source: Source, film: Probed, folder: string, copied: boolean): Promise<ReadyFilm> {
	demandFit(film);
	const to = join(folder, 'made.mp4');
	await runProgram('ffmpeg', argumentsFor(source, film, copied, to), bounds);
	const small: Source = { path: to, container: 'mov' };
	const known = await probe(small);
	// a film of no picture at all is written too, and holds none
	if (!known?.durationMs) throw refused('city_film_unreadable', {}, 422);
	const seconds = known.durationMs / 1000;
	if (seconds > MOST_SECONDS + 1) throw tooLong();
	const poster = await posterOf(small, join(folder, 'poster.jpg'), seconds / 3);
	const { width, height } = known;
	const size = { width, height, seconds: Math.max(1, Math.round(seconds)) };
	return { content: await readFile(to), mediaType: 'video/mp4', ...size, poster };
}

/** What ffmpeg is told. A film held upright keeps its shape, one that is small is not made larger, and one without sound stays silent. */
function argumentsFor(source: Source, film: Probed, copied: boolean, to: string): string[] {
	const side = Math.min(SIDE, shortSide(film) - (shortSide(film) % 2));
	const scale = `scale=w='if(gte(iw,ih),-2,${side})':h='if(gte(iw,ih),${side},-2)'`;
	const rate = film.rate > MOST_RATE + 0.5 ? `,fps=${MOST_RATE}` : '';
	const pictures = [
		...['-vf', `${scale}${rate},format=yuv420p`, '-c:v', 'libx264', '-preset', 'veryfast', '-profile:v', 'main'],
		...['-crf', '25', '-maxrate', `${KBPS}k`, '-bufsize', `${2 * KBPS}k`, '-g', '60', '-flags:v', '+bitexact']
	];
	const voice = ['-c:a', 'aac', '-b:a', '48k', '-ac', '1', '-ar', '44100', '-flags:a', '+bitexact'];
	return [
		// so much further that what is longer than it says is told from what is cut
		...['-v', 'error', '-nostdin', '-y', ...reading(source, MOST_PIXELS), '-t', String(MOST_SECONDS + 10)],
		...['-map', '0:v:0', '-map', '0:a:0?', '-sn', '-dn', ...(copied ? ['-c', 'copy'] : [...pictures, ...voice])],
		...['-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact', '-movflags', '+faststart'],
		...['-f', 'mp4', `file:${to}`]
	];
}

/** A picture of a film at so many seconds. */
async function posterOf(film: Source, to: string, at: number): Promise<Buffer> {
	const write = ['-frames:v', '1', '-map_metadata', '-1', '-q:v', '5', '-update', '1', `file:${to}`];
	await runProgram(
		'ffmpeg',
		['-v', 'error', '-nostdin', '-y', '-ss', at.toFixed(3), ...reading(film), ...write],
		bounds
	);
	return readFile(to);
}
