import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Probed, run } from './ffmpeg.ts';

const COLUMNS = 10;
const MOST = 100;
const WIDTH = 160;

const quiet = ['-hide_banner', '-nostdin', '-y', '-v', 'error'];

/** Takes a poster a tenth into the film, and small pictures from all of it for whoever seeks, with the list that says which is of when. */
export async function takeStills(source: string, folder: string, film: Probed): Promise<void> {
	const seconds = (film.durationMs ?? 1000) / 1000;
	const input = ['-i', `file:${source}`];
	const poster = [
		'-frames:v',
		'1',
		'-vf',
		"scale='min(1280,iw)':-2",
		'-q:v',
		'4',
		`file:${join(folder, 'poster.jpg')}`
	];
	await run('ffmpeg', [...quiet, '-ss', String(Math.min(seconds / 10, 30)), ...input, ...poster]);
	const every = Math.max(seconds / MOST, 2);
	const count = Math.max(1, Math.ceil(seconds / every));
	const high = Math.round((WIDTH * film.height) / film.width / 2) * 2;
	const rows = Math.ceil(count / COLUMNS);
	const tiles = `fps=1/${every}:round=up,scale=${WIDTH}:${high},tile=${COLUMNS}x${rows}`;
	// only whole pictures are decoded: seeking needs no more, and a long film is done in minutes
	await run('ffmpeg', [
		...[...quiet, '-skip_frame', 'nokey', ...input, '-frames:v', '1', '-vf', tiles],
		...['-q:v', '6', `file:${join(folder, 'sprite.jpg')}`]
	]);
	await writeFile(join(folder, 'sprite.vtt'), spriteList({ every, count, high, seconds }));
}

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
