import sharp, { type Sharp } from 'sharp';
import { refused } from '../errors.ts';

const LARGEST = 1600;
const MOST_PIXELS = 64_000_000;
const PREVIEW = 320;
const EMBLEM = 480;
const readable = new Set<string | undefined>(['jpeg', 'png', 'webp', 'heif', 'gif', 'tiff']);

sharp.cache(false);
sharp.concurrency(1);

/** Makes a picture that somebody sent a WebP of at most 1,600 pixels a side, turned upright. @throws kernel_picture_large, kernel_picture_unreadable */
export async function makeUpright(given: Uint8Array): Promise<Buffer> {
	return (await readSent(given))
		.rotate()
		.resize({ width: LARGEST, height: LARGEST, fit: 'inside', withoutEnlargement: true })
		.webp({ quality: 86 })
		.toBuffer()
		.catch(unreadable);
}

/** Makes an emblem that somebody sent a PNG at most 480 high: papers know no WebP. @throws as `makeUpright` does */
export async function makeEmblem(given: Uint8Array): Promise<Buffer> {
	return (await readSent(given))
		.rotate()
		.resize({ width: LARGEST, height: EMBLEM, fit: 'inside', withoutEnlargement: true })
		.png()
		.toBuffer()
		.catch(unreadable);
}

async function readSent(given: Uint8Array): Promise<Sharp> {
	const picture = sharp(given, { limitInputPixels: MOST_PIXELS, failOn: 'error' });
	// an SVG is a program for the reader of pictures, not a photograph
	const { format } = await picture.metadata().catch(unreadable);
	if (!readable.has(format)) throw refused('kernel_picture_unreadable', {}, 422);
	return picture;
}

/** Makes one of ours small enough to stand within a page. */
export const makeSmall = (content: Uint8Array): Promise<Buffer> =>
	sharp(content).resize({ width: PREVIEW, withoutEnlargement: true }).webp({ quality: 70 }).toBuffer();

/** Makes one of ours so wide, unless it is narrower. */
export const makeNarrow = (content: Uint8Array, width: number): Promise<Buffer> =>
	sharp(content).resize({ width, withoutEnlargement: true }).webp({ quality: 80 }).toBuffer();

/** Makes one of ours a JPEG so wide, for mail programs, which know no WebP; what was see-through is white there. */
export const makeJpeg = (content: Uint8Array, width: number): Promise<Buffer> =>
	sharp(content)
		.resize({ width, withoutEnlargement: true })
		.flatten({ background: '#fff' })
		.jpeg({ quality: 78 })
		.toBuffer();

/** Makes a mark, one of ours or a drawing of ours, a PNG so high. */
export const makeMark = (content: Uint8Array, height: number): Promise<Buffer> =>
	sharp(content, { density: 288 }).resize({ height }).png().toBuffer();

function unreadable({ message }: Error): never {
	const large = /exceeds pixel limit/i.test(message);
	throw refused(large ? 'kernel_picture_large' : 'kernel_picture_unreadable', {}, 422);
}
