import type { Bounds } from '#kernel/server/apart/program.ts';
import { MEMORY, MOST_PIXELS, type Probed } from '#kernel/server/film/ffmpeg.ts';
import type { FilmFailure } from '../../film.ts';

const HOURS = 3600;
const MOST_SECONDS = 12 * HOURS;
/** Of the longer side to the shorter one. */
const LONGEST_SHAPE = 10;
/** A picture that never moves, with speech, is four times as much. */
const FEWEST_BYTES = 2000;
/** What says nothing of its length is written while it happens (a browser, a camera), and is ten times as large. */
const FEWEST_BYTES_LIVE = 20_000;
const GRACE_SECONDS = 60;

type Measured = Pick<Probed, 'durationMs' | 'width' | 'height' | 'rate'>;

/** Why a film is not worked at, by what it says of itself and by its bytes: a file of some kilobytes that says it lasts for a day would be drawn for a day. */
export function misfit({ durationMs, width, height }: Measured, bytes: number): FilmFailure | null {
	const [short, long] = [Math.min(width, height), Math.max(width, height)];
	if (width * height > MOST_PIXELS || long > short * LONGEST_SHAPE) return 'oversize';
	const seconds = (durationMs ?? 0) / 1000;
	if (seconds > MOST_SECONDS) return 'long';
	return seconds > GRACE_SECONDS + bytes / FEWEST_BYTES ? 'endless' : null;
}

/** How long a film is at most, in seconds: as long as its bytes can fill. */
export function secondsAtMost({ durationMs }: Pick<Measured, 'durationMs'>, bytes: number): number {
	const fewest = durationMs === null ? FEWEST_BYTES_LIVE : FEWEST_BYTES;
	return Math.min(GRACE_SECONDS + Math.ceil(bytes / fewest), MOST_SECONDS);
}

/** Full HD at 50 pictures a second. */
const USUAL = 1920 * 1080 * 50;
/** Seconds of one core for a second of film, of which an ordinary machine takes one or two. */
const CPU = 20;
/** By the clock, of which a machine that has too much to do gives it little: all others come first. */
const PATIENCE = 6;
const STILL_MS = 10 * 60_000;
/** What each size takes at most, in megabytes a second. */
const WRITTEN = 1;

/** What the work at a film may take: many times what it takes on a slow machine. */
export function boundsOf(film: Measured, bytes: number, signal?: AbortSignal): Bounds {
	const seconds = film.durationMs === null ? secondsAtMost(film, bytes) : film.durationMs / 1000;
	const weight = 1 + (film.width * film.height * Math.min(film.rate, 120)) / USUAL;
	const cpuSeconds = 2 * GRACE_SECONDS + CPU * weight * seconds;
	return {
		mostMs: PATIENCE * cpuSeconds * 1000,
		cpuSeconds,
		megabytes: MEMORY,
		// what is left as it is may weigh as much as it did
		fileMegabytes: 64 + Math.max(secondsAtMost(film, bytes) * WRITTEN, (bytes / 1e6) * 1.1),
		stillMs: STILL_MS,
		signal
	};
}
