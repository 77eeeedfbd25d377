import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refused } from '#kernel/errors.ts';
import { ProgramEnded, runProgram } from '#kernel/server/apart/program.ts';
import { hasFfmpeg } from '#kernel/server/film/ffmpeg.ts';

/** How a sound is packed, by the name of ffmpeg's reader of it. None of these names other files that the reader would open. */
type SoundContainer = 'mp3' | 'wav' | 'flac' | 'ogg' | 'mov' | 'aac' | 'matroska' | 'aiff';

const MOST_BYTES = 50 * 1024 * 1024;
const MOST_SECONDS = 30 * 60;
/** In megabytes of address space. */
const MEMORY = 1024;
const bounds = { mostMs: 180_000, cpuSeconds: 120, megabytes: MEMORY, fileMegabytes: 32 };

const isAt = (head: Buffer, text: string, at = 0): boolean => head.toString('latin1', at, at + text.length) === text;

/** How a sound is packed, by its first bytes; null when it is none that we take. Its name and what a browser says of it are anybody's word. */
export function soundContainer(head: Buffer): SoundContainer | null {
	if (isAt(head, 'ID3')) return 'mp3';
	if (isAt(head, 'RIFF') && isAt(head, 'WAVE', 8)) return 'wav';
	if (isAt(head, 'FORM') && isAt(head, 'AIF', 8)) return 'aiff';
	if (isAt(head, 'fLaC')) return 'flac';
	if (isAt(head, 'OggS')) return 'ogg';
	if (isAt(head, 'ftyp', 4) && /^(M4A|M4B|mp4|iso|qt)/i.test(head.toString('latin1', 8, 12))) return 'mov';
	if (isAt(head, '\x1a\x45\xdf\xa3')) return 'matroska';
	const [first = 0, second = 0] = head;
	if (first !== 0xff || (second & 0xe0) !== 0xe0) return null;
	return (second & 0xf6) === 0xf0 ? 'aac' : 'mp3';
}

type ReadySound = Readonly<{ content: Buffer; mediaType: string; seconds: number }>;

/**
 * Makes a sound ready to be kept: one voice, as MP3, which every phone plays from any second on; what a recorder wrote beside it is left out. It is read as what its first bytes say and
 * nothing else is opened (decision 24).
 * @param again it is one of these already: repacked, and not made worse
 * @throws city_sound_large, city_sound_long, city_sound_unreadable, city_sound_no_program
 */
export async function readySound(
	given: Buffer,
	container: SoundContainer,
	{ again = false } = {}
): Promise<ReadySound> {
	if (given.length > MOST_BYTES) throw refused('city_sound_large', {}, 422);
	if (!(await hasFfmpeg())) throw refused('city_sound_no_program', {}, 503);
	const folder = await mkdtemp(join(tmpdir(), 'valley-sound-'));
	try {
		return await made(given, container, folder, again);
	} catch (error) {
		if (error instanceof ProgramEnded) throw refused('city_sound_unreadable', {}, 422);
		throw error;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function made(given: Buffer, container: SoundContainer, folder: string, again: boolean): Promise<ReadySound> {
	const [from, to] = [join(folder, 'given'), join(folder, 'made.mp3')];
	await writeFile(from, given);
	const reading = [
		'-protocol_whitelist',
		'file',
		'-format_whitelist',
		container,
		'-f',
		container,
		'-threads',
		'1',
		'-i',
		`file:${from}`
	];
	const writing = [
		'-vn',
		'-sn',
		'-dn',
		'-map',
		'0:a:0',
		'-map_metadata',
		'-1',
		'-fflags',
		'+bitexact',
		'-flags:a',
		'+bitexact'
	];
	const voice = again ? ['-c:a', 'copy'] : ['-ac', '1', '-ar', '24000', '-c:a', 'libmp3lame', '-b:a', '48k'];
	const limits = ['-t', String(MOST_SECONDS + 1), '-write_xing', '1', '-id3v2_version', '0', '-f', 'mp3', `file:${to}`];
	let micros = 0;
	await runProgram(
		'ffmpeg',
		['-v', 'error', '-nostdin', ...reading, ...writing, ...voice, ...limits, '-progress', 'pipe:1'],
		bounds,
		(line) => {
			const [, at] = /^out_time_us=(\d+)/.exec(line) ?? [];
			if (at) micros = Number(at);
			return at !== undefined;
		}
	);
	const seconds = Math.max(1, Math.round(micros / 1e6));
	if (seconds > MOST_SECONDS) throw refused('city_sound_long', { minutes: MOST_SECONDS / 60 }, 422);
	return { content: await readFile(to), mediaType: 'audio/mpeg', seconds };
}
