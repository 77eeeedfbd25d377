/**
 * Draws the demonstration's films, invented from the first square to the last note, with ffmpeg, into hubs/mons/films: `node scripts/demo-film.ts`.
 * With the name of a film only that one; with a name and seconds (`quitter-son-job 14 60`) pictures of those moments into the folder `stills`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { type Canvas, HEIGHT, WIDTH } from './demo-film/canvas.ts';
import { main } from './demo-film/films.ts';
import { begins, frames, RATE, secondsOf } from './demo-film/frames.ts';
import { recorded } from './demo-film/recorded.ts';
import type { DemoFilm } from './demo-film/shot.ts';
import { compose, SAMPLES } from './demo-film/sound.ts';

const FOLDER = 'hubs/mons/films';
const languages = ['fr', 'en', 'nl', 'fi'] as const;

const [name, ...moments] = process.argv.slice(2);
const chosen = [main, ...recorded].filter((film) => !name || film.name === name);
mkdirSync(FOLDER, { recursive: true });
for (const film of chosen)
	if (moments.length)
		for (const moment of moments) await still(film, Number(moment), join('stills', `${film.name}-${moment}.jpg`));
	else await make(film);

async function make(film: DemoFilm): Promise<void> {
	const path = join(FOLDER, film.name);
	console.log(`${film.title}: ${secondsOf(film)} s`);
	await encode(film, `${path}.mp4`);
	await still(film, 10, `${path}.jpg`);
	for (const locale of languages) writeFileSync(`${path}.${locale}.vtt`, captions(film, locale));
	if (film === main) writeFileSync(join(FOLDER, 'chapters.json'), `${JSON.stringify(chapters(film), null, '\t')}\n`);
}

async function encode(film: DemoFilm, path: string): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'demo-film-'));
	const sound = join(folder, 'sound');
	writeFileSync(sound, Buffer.from(compose(film).buffer));
	const ffmpeg = spawn(
		'ffmpeg',
		[
			...[
				'-y',
				'-v',
				'error',
				'-f',
				'rawvideo',
				'-pix_fmt',
				'rgb0',
				'-s',
				`${WIDTH}x${HEIGHT}`,
				'-r',
				String(RATE),
				'-i',
				'pipe:0'
			],
			...[
				'-f',
				'f32le',
				'-ar',
				String(SAMPLES),
				'-ac',
				'2',
				'-i',
				sound,
				'-c:v',
				'libx264',
				'-preset',
				'medium',
				'-tune',
				'animation'
			],
			...[
				'-crf',
				'31',
				'-maxrate',
				`${kilobits(film)}k`,
				'-bufsize',
				'800k',
				'-pix_fmt',
				'yuv420p',
				'-g',
				'125',
				'-threads',
				'1'
			],
			...['-c:a', 'aac', '-b:a', '48k', '-movflags', '+faststart', '-metadata', `title=${film.title} (fictif)`, path]
		],
		{ stdio: ['pipe', 'inherit', 'inherit'] }
	);
	for (const canvas of frames(film)) {
		// copied: the canvas is drawn on again before ffmpeg has read it
		if (!ffmpeg.stdin.write(Buffer.from(bytesOf(canvas)))) await once(ffmpeg.stdin, 'drain');
	}
	ffmpeg.stdin.end();
	const [code] = (await once(ffmpeg, 'close')) as [number];
	rmSync(folder, { recursive: true });
	if (code !== 0) throw new Error(`ffmpeg ended with ${code}`);
}

/** What its picture may take, so that the film and its sound stay below six megabytes, a recorded one below two. */
function kilobits(film: DemoFilm): number {
	return Math.floor(((film === main ? 6e6 : 2e6) * 8) / secondsOf(film) / 1000) - 60;
}

function bytesOf(canvas: Canvas): Uint8Array {
	return new Uint8Array(canvas.buffer);
}

async function still(film: DemoFilm, seconds: number, path: string): Promise<void> {
	mkdirSync(join(path, '..'), { recursive: true });
	for (const canvas of frames(film, seconds, seconds + 1 / RATE)) {
		const picture = sharp(bytesOf(canvas), { raw: { width: WIDTH, height: HEIGHT, channels: 4 } });
		await picture.removeAlpha().jpeg({ quality: 82 }).toFile(path);
	}
}

function clock(seconds: number): string {
	return new Date(seconds * 1000).toISOString().slice(11, 23);
}

function captions(film: DemoFilm, locale: (typeof languages)[number]): string {
	const cues = begins(film).map(({ shot, at }) => {
		const end = at + Math.min(shot.seconds - 0.2, 7);
		return `${clock(at + 0.5)} --> ${clock(end)}\n[${shot.told[locale]}]\n`;
	});
	return `WEBVTT\n\n${cues.join('\n')}`;
}

/** Where each chapter begins, for the rundown of the demonstration. */
function chapters(film: DemoFilm): { seconds: number; title: Record<string, string> }[] {
	return begins(film).flatMap(({ shot, at }) => (shot.chapter ? [{ seconds: at, title: shot.chapter }] : []));
}
