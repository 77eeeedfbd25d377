import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { refused } from '#kernel/errors.ts';
import { packed } from './pack.ts';

/** Below it, what a page shows is nearly all that there is. */
const LEAST_SIDE = 2400;
const MOST_GIVEN = 64_000_000;
/** What is kept: larger ones are made smaller. */
const MOST_PIXELS = 40_000_000;
const MOST_SIDE = 8000;
const TILE = 512;

sharp.cache(false);
sharp.concurrency(1);

type Cut = Readonly<{ content: Buffer; width: number; height: number }>;

/** Cuts a picture that somebody sent into tiles, as IIIF Image 3 names them at level 0, turned upright; null for one that is too small to be looked at more closely. @throws kernel_picture_unreadable */
export async function cutTiles(given: Uint8Array): Promise<Cut | null> {
	const picture = sharp(given, { limitInputPixels: MOST_GIVEN, failOn: 'error' });
	const { width, height, orientation = 1 } = await picture.metadata().catch(unreadable);
	if (Math.max(width, height) < LEAST_SIDE) return null;
	const [across, down] = orientation > 4 ? [height, width] : [width, height];
	const scale = Math.min(1, MOST_SIDE / Math.max(across, down), Math.sqrt(MOST_PIXELS / (across * down)));
	const size = { width: even(across * scale), height: even(down * scale) };
	const folder = await mkdtemp(join(tmpdir(), 'valley-tiles-'));
	try {
		const made = await whole(picture, size);
		await sharp(made).jpeg({ quality: 80 }).tile({ size: TILE, layout: 'iiif3' }).toFile(join(folder, 'cut'));
		const files = new Map([...(await filesBelow(join(folder, 'cut'))), [`full/${size.width},${size.height}`, made]]);
		return { content: packed({ ...size, tile: TILE, files }), ...size };
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** Halved as often as there are levels, it stays a whole number: nobody rounds another way. */
const even = (side: number): number => Math.max(16, Math.floor(side / 16) * 16);

const whole = (picture: Sharp, { width, height }: Readonly<{ width: number; height: number }>): Promise<Buffer> =>
	picture
		.rotate()
		.resize({ width, height, fit: 'cover' })
		.flatten({ background: '#fff' })
		.jpeg({ quality: 88 })
		.toBuffer()
		.catch(unreadable);

/** `0,0,512,512/512,512/0/default.jpg` is the part `0,0,512,512` in the size `512,512`. */
async function filesBelow(folder: string): Promise<[string, Buffer][]> {
	const names = await readdir(folder, { recursive: true });
	const pictures = names.filter((name) => name.endsWith('default.jpg'));
	return Promise.all(
		pictures.map(async (name) => {
			const [region, size] = name.split(/[\\/]/);
			return [`${region}/${size}`, await readFile(join(folder, name))] as [string, Buffer];
		})
	);
}

function unreadable(): never {
	throw refused('kernel_picture_unreadable', {}, 422);
}
