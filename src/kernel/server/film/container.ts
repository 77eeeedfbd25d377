import { type FileHandle, open } from 'node:fs/promises';

/** How a film is packed, by the name of ffmpeg's reader of it. None of these names other files that the reader would open (as lists of pieces do: HLS, DASH, concat, SDP). */
export type Container = 'mov' | 'matroska' | 'avi' | 'mpegts' | 'mpeg' | 'mxf' | 'asf' | 'flv' | 'ogg';

/** As much of a file as is needed to say what it is: four packets of a transport stream. */
export const HEAD_BYTES = 4096;

/** How a film is packed, by its first bytes; null when it is none that we take. Its name and what a browser says of it are anybody's word. */
export function containerOf(head: Buffer): Container | null {
	const known = signs.find(({ at, bytes }) => head.subarray(at, at + bytes.length).equals(bytes));
	if (known) return known.container;
	if (isQuickTime(head)) return 'mov';
	return isTransportStream(head) ? 'mpegts' : null;
}

const sign = (container: Container, hex: string, at = 0) => ({ container, at, bytes: Buffer.from(hex, 'hex') });

const signs = [
	sign('matroska', '1a45dfa3'),
	sign('mpeg', '000001ba'),
	sign('mxf', '060e2b34020501'),
	sign('asf', '3026b2758e66cf11a6d900aa0062ce6c'),
	sign('flv', '464c5601'),
	sign('ogg', '4f67675300'),
	sign('avi', '41564920', 8)
];

const FIRST_BOXES = ['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot'];
/** What HEIF and AVIF call themselves: pictures in the same boxes. */
const STILL = /^(heic|heix|heim|heis|hevc|hevx|mif1|msf1|avif|avis|jpeg|crx )/;

function isQuickTime(head: Buffer): boolean {
	const type = head.toString('latin1', 4, 8);
	if (head.length < 16 || !FIRST_BOXES.includes(type)) return false;
	return type !== 'ftyp' || !STILL.test(head.toString('latin1', 8, 12));
}

/** A packet is 188 bytes and begins with 0x47; on discs four bytes of time stand before it. */
function isTransportStream(head: Buffer): boolean {
	const every = (length: number, from: number) => [0, 1, 2, 3].every((packet) => head[from + packet * length] === 0x47);
	return every(188, 0) || every(192, 4);
}

/** The same of a file. */
export async function containerAt(path: string): Promise<Container | null> {
	const file = await open(path);
	try {
		return containerOf(await headOf(file));
	} finally {
		await file.close();
	}
}

async function headOf(file: FileHandle): Promise<Buffer> {
	const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
	return buffer.subarray(0, bytesRead);
}
