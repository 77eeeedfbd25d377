import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Bounds, ProgramEnded, runProgram } from '#kernel/server/apart/program.ts';
import { type Probed, reading, type Source } from '#kernel/server/film/ffmpeg.ts';

const COLUMNS = 10;
const MOST = 100;
const WIDTH = 160;

const quiet = ['-hide_banner', '-nostdin', '-y', '-v', 'error'];

/**
 * Takes a poster a tenth into the film, and small pictures from all of it for whoever seeks, with the list that says which is of when.
 * @returns whether there was any picture to take.
 */
export async function takeStills(source: Source, folder: string, film: Probed, bounds: Bounds): Promise<boolean> {
	const seconds = (film.durationMs ?? 1000) / 1000;
	const poster = join(folder, 'poster.jpg');
	const take = (from: string[]) =>
		runProgram(
			'ffmpeg',
			[
				...[...quiet, ...from, ...reading(source), '-frames:v', '1', '-vf', "scale='min(1280,iw)':-2"],
				...['-q:v', '4', `file:${poster}`]
			],
			bounds
		);
	// a film may say that it is longer than it is: then there is nothing so far in it
	await take(['-ss', String(Math.min(seconds / 10, 30))]).catch(passOver);
	if (!(await isThere(poster))) await take([]);
	if (!(await isThere(poster))) return false;
	const every = Math.max(seconds / MOST, 2);
	const count = Math.max(1, Math.ceil(seconds / every));
	const high = Math.round((WIDTH * film.height) / film.width / 2) * 2;
	const rows = Math.ceil(count / COLUMNS);
	const tiles = `fps=1/${every}:round=up,scale=${WIDTH}:${high},tile=${COLUMNS}x${rows}`;
	// only whole pictures are decoded: seeking needs no more, and a long film is done in minutes
	const sprite = join(folder, 'sprite.jpg');
	await runProgram(
		'ffmpeg',
		[
			...[...quiet, '-skip_frame', 'nokey', ...reading(source), '-frames:v', '1', '-vf', tiles],
			...['-q:v', '6', `file:${sprite}`]
		],
		bounds
	);
	if (await isThere(sprite)) await writeFile(join(folder, 'sprite.vtt'), spriteList({ every, count, high, seconds }));
	return true;
}

function passOver(error: unknown): void {
	if (!(error instanceof ProgramEnded) || error.by !== 'failed') throw error;
}

const isThere = async (path: string): Promise<boolean> => ((await stat(path).catch(() => null))?.size ?? 0) > 0;

type Sprite = Readonly<{ every: number; count: number; high: number; seconds: number }>;

function spriteList({ every, count, high, seconds }: Sprite): string {
	const cues = Array.from({ length: count }, (_, n) => {
		const [x, y] = [(n % COLUMNS) * WIDTH, Math.floor(n / COLUMNS) * high];
		const end = Math.min((n + 1) * every, Math.max(seconds, n * every + 0.1));
		return `${clock(n * every)} --> ${clock(end)}\nsprite.jpg#xywh=${x},${y},${WIDTH},${high}\n`;
	});
	return `WEBVTT\n\n${cues.join('\n')}`;
}

const clock = (seconds: number): string => new Date(Math.round(seconds * 1000)).toISOString().slice(11, 23);
