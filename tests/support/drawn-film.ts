import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureFfmpeg } from '../../scripts/ffmpeg.mjs';

type Drawn = Readonly<{
	size?: string;
	seconds?: number;
	rate?: number;
	sound?: boolean;
	name?: string;
	more?: readonly string[];
}>;

/** A film that ffmpeg draws, as somebody would send it. */
export function drawnFilm({
	size = '640x360',
	seconds = 2,
	rate = 8,
	sound = false,
	name = 'film.mp4',
	more = []
}: Drawn = {}): Buffer {
	if (!ensureFfmpeg()) throw new Error('there is no ffmpeg, and it could not be installed');
	const folder = mkdtempSync(join(tmpdir(), 'valley-drawn-'));
	const picture = ['-f', 'lavfi', '-i', `testsrc2=s=${size}:r=${rate}:d=${seconds}`];
	const voice = sound ? ['-f', 'lavfi', '-i', `sine=440:d=${seconds}`] : [];
	try {
		const to = join(folder, name);
		const codec = name.endsWith('.webm') ? ['-c:v', 'libvpx'] : ['-c:v', 'libx264', '-preset', 'ultrafast'];
		execFileSync('ffmpeg', ['-v', 'error', ...picture, ...voice, ...codec, ...more, to]);
		return readFileSync(to);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
