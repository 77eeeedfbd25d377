import sharp from 'sharp';
import { missing, refused } from '../errors.ts';
import { type Picture, pictureWidths } from '../picture.ts';
import type { Tx } from './db.ts';
import { keepFile, readFileOf } from './storage.ts';

const LARGEST = 1600;
const MOST_PIXELS = 64_000_000;
const MOST_BYTES = 20 * 1024 * 1024;
const readable = new Set<string | undefined>(['jpeg', 'png', 'webp', 'heif', 'gif', 'tiff']);
const MEDIA_TYPE = 'image/webp';

sharp.cache(false);
sharp.concurrency(1);

/**
 * Keeps a picture (JPEG, PNG, WebP, AVIF, GIF or TIFF) as WebP of at most 1,600 pixels a side, turned upright. What a camera wrote beside the
 * picture, the place above all, is not kept.
 * @throws kernel_picture_large (over 20 MB or 64 million pixels) or kernel_picture_unreadable.
 */
export async function keepPicture(tx: Tx, given: Buffer): Promise<Omit<Picture, 'alt'>> {
	if (given.length > MOST_BYTES) throw refused('kernel_picture_large', {}, 422);
	const { data, info } = await upright(given);
	const hash = await keepFile(tx, data, MEDIA_TYPE);
	return { hash, width: info.width, height: info.height };
}

/**
 * A kept picture at one of the widths it is served in, or as it was kept when it is smaller.
 * @throws 404 for another width or a file that is no picture of ours.
 */
export async function pictureOf(hash: string, width: number): Promise<{ content: Buffer; mediaType: string }> {
	if (!pictureWidths.some((one) => one === width)) throw missing();
	const { content, mediaType } = await readFileOf(hash);
	if (mediaType !== MEDIA_TYPE) throw missing();
	const scaled = await sharp(content).resize({ width, withoutEnlargement: true }).webp({ quality: 80 }).toBuffer();
	return { content: scaled, mediaType };
}

async function upright(given: Buffer) {
	const picture = sharp(given, { limitInputPixels: MOST_PIXELS, failOn: 'error' });
	// an SVG is a program for the reader of pictures, not a photograph
	const { format } = await picture.metadata().catch(unreadable);
	if (!readable.has(format)) throw refused('kernel_picture_unreadable', {}, 422);
	return picture
		.rotate()
		.resize({ width: LARGEST, height: LARGEST, fit: 'inside', withoutEnlargement: true })
		.webp({ quality: 86 })
		.toBuffer({ resolveWithObject: true })
		.catch(unreadable);
}

function unreadable({ message }: Error): never {
	const large = /exceeds pixel limit/i.test(message);
	throw refused(large ? 'kernel_picture_large' : 'kernel_picture_unreadable', {}, 422);
}
