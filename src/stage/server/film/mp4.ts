import { type FileHandle, open } from 'node:fs/promises';

/** What an MP4 says of itself, as far as browsers care: how long it is, how large, and how picture and sound are written. */
export type Mp4 = Readonly<{ durationMs: number | null; width: number; height: number; codecs: readonly string[] }>;

const MOST_BYTES = 64 * 1024 * 1024;
/** A film of hours has some hundred; of boxes of eight bytes a file could have millions. */
const MOST_BOXES = 10_000;
const holding = new Set(['trak', 'mdia', 'minf', 'stbl']);

/** Reads an MP4 without ffmpeg (ISO/IEC 14496-12). @returns null when it is none, or is not whole. */
export async function readMp4(path: string): Promise<Mp4 | null> {
	const file = await open(path);
	try {
		const { size } = await file.stat();
		const moov = await movie(file, size);
		return moov && told(moov);
	} finally {
		await file.close();
	}
}

/** The box that describes the film, which stands before or after its pictures. */
async function movie(file: FileHandle, size: number): Promise<Buffer | null> {
	const head = Buffer.alloc(16);
	for (let at = 0, n = 0; at + 16 <= size && n < MOST_BOXES; n++) {
		await file.read(head, 0, 16, at);
		const short = head.readUInt32BE(0);
		const type = head.toString('latin1', 4, 8);
		const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short || size - at;
		if (at === 0 && type !== 'ftyp') return null;
		if (length < 8 || at + length > size) return null;
		if (type === 'moov' && length <= MOST_BYTES) return piece(file, at + 8, length - 8);
		at += length;
	}
	return null;
}

async function piece(file: FileHandle, at: number, length: number): Promise<Buffer> {
	const bytes = Buffer.alloc(length);
	await file.read(bytes, 0, length, at);
	return bytes;
}

function told(moov: Buffer): Mp4 | null {
	let durationMs: number | null = null;
	let [width, height] = [0, 0];
	const codecs: string[] = [];
	let left = MOST_BOXES;
	for (const { type, body } of boxes(moov)) {
		if (left-- <= 0) return null;
		if (type === 'mvhd') durationMs = duration(body);
		if (type === 'tkhd' && body.length >= 84) {
			// the last eight bytes are the size, in 16.16
			const [wide, high] = [body.readUInt32BE(body.length - 8), body.readUInt32BE(body.length - 4)].map(
				(n) => n / 65_536
			);
			width = Math.max(width, Math.round(wide ?? 0));
			height = Math.max(height, Math.round(high ?? 0));
		}
		if (type === 'stsd' && body.length >= 16) codecs.push(body.toString('latin1', 12, 16));
	}
	return width && height ? { durationMs, width, height, codecs } : null;
}

function duration(body: Buffer): number | null {
	const long = body[0] === 1;
	if (body.length < (long ? 32 : 20)) return null;
	const scale = body.readUInt32BE(long ? 20 : 12);
	const units = long ? Number(body.readBigUInt64BE(24)) : body.readUInt32BE(16);
	return scale && units ? Math.round((units / scale) * 1000) : null;
}

function* boxes(bytes: Buffer): Generator<{ type: string; body: Buffer }> {
	for (let at = 0; at + 8 <= bytes.length; ) {
		const length = bytes.readUInt32BE(at);
		const type = bytes.toString('latin1', at + 4, at + 8);
		if (length < 8 || at + length > bytes.length) return;
		const body = bytes.subarray(at + 8, at + length);
		yield { type, body };
		if (holding.has(type)) yield* boxes(body);
		at += length;
	}
}
