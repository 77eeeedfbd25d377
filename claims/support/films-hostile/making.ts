import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the files are made of: a folder for ffmpeg to work in, and films of a second in each container. */
export type Material = Readonly<{
	folder: string;
	film(ending: Ending): Buffer;
	make(args: readonly string[], ending: string): Buffer;
}>;
type Ending = 'mp4' | 'mov' | 'mkv' | 'webm' | 'avi' | 'ts' | 'mpg';

const codecs: Readonly<Record<Ending, readonly string[]>> = {
	mp4: ['-c:v', 'libx264', '-movflags', '+faststart'],
	mov: ['-c:v', 'libx264'],
	mkv: ['-c:v', 'libx264'],
	webm: ['-c:v', 'libvpx', '-deadline', 'realtime'],
	avi: ['-c:v', 'mpeg4'],
	ts: ['-c:v', 'libx264'],
	mpg: ['-c:v', 'mpeg2video']
};

export function materialIn(folder: string): Material {
	let turn = 0;
	const made = new Map<Ending, Buffer>();
	const make = (args: readonly string[], ending: string): Buffer => {
		const path = join(folder, `${++turn}.${ending}`);
		const { status, stderr } = spawnSync('ffmpeg', ['-v', 'error', '-nostdin', ...args, '-y', path], {
			encoding: 'utf8'
		});
		if (status !== 0) throw new Error(`ffmpeg cannot make ${args.join(' ')}: ${stderr}`);
		return readFileSync(path);
	};
	return {
		folder,
		make,
		film(ending) {
			const known = made.get(ending) ?? make([...picture('128x96', 3), ...codecs[ending]], ending);
			made.set(ending, known);
			return known;
		}
	};
}

/** A moving picture of so many seconds. */
export const picture = (size: string, seconds: number): string[] => [
	...['-f', 'lavfi', '-i', `testsrc2=s=${size}:r=25:d=${seconds}`]
];

/** A box of an MP4 (ISO/IEC 14496-12), a chunk of an AVI, an element of a Matroska. */
export function box(type: string, ...body: readonly Uint8Array[]): Buffer {
	const whole = Buffer.concat(body);
	const head = Buffer.alloc(8);
	head.writeUInt32BE(whole.length + 8);
	head.write(type, 4, 'latin1');
	return Buffer.concat([head, whole]);
}

export function chunk(type: string, ...body: readonly Uint8Array[]): Buffer {
	const whole = Buffer.concat(body);
	const head = Buffer.alloc(8);
	head.write(type, 0, 'latin1');
	head.writeUInt32LE(whole.length, 4);
	return Buffer.concat([head, whole, Buffer.alloc(whole.length % 2)]);
}

export const list = (type: string, ...body: readonly Uint8Array[]): Buffer =>
	chunk('LIST', Buffer.from(type, 'latin1'), ...body);

export function uint32(...values: readonly number[]): Buffer {
	const bytes = Buffer.alloc(values.length * 4);
	for (const [place, value] of values.entries()) bytes.writeUInt32BE(value >>> 0, place * 4);
	return bytes;
}

export function uint32LE(...values: readonly number[]): Buffer {
	const bytes = Buffer.alloc(values.length * 4);
	for (const [place, value] of values.entries()) bytes.writeUInt32LE(value >>> 0, place * 4);
	return bytes;
}

/** Writes over the bytes that begin with a mark. @throws when the mark is not there. */
export function overwritten(file: Buffer, mark: string, after: number, bytes: Buffer): Buffer {
	const at = file.indexOf(mark, 0, 'latin1');
	if (at < 0) throw new Error(`there is no ${mark}`);
	const copy = Buffer.from(file);
	bytes.copy(copy, at + after);
	return copy;
}
