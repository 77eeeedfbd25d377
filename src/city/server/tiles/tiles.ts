import { open } from 'node:fs/promises';
import { missing, Refusal } from '#kernel/errors.ts';
import { pieces } from '#kernel/server/file-answer.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { atPress } from '#kernel/server/press/press.ts';
import { pathOf } from '#kernel/server/storage.ts';
import type { cutTiles } from './cutting.ts';
import { COUNT_BYTES, type PackHead } from './pack.ts';

const cut = atPress<typeof cutTiles>('src/city/server/tiles/cutting.ts', 'cutTiles', { kept: false });

export type ReadyTiles = NonNullable<Awaited<ReturnType<typeof cut>>>;

/** The tiles of a picture, before anything is kept; null for one that is small, or would take too long to cut: it is shown as all pictures are. */
export const readyTiles = (given: Buffer): Promise<ReadyTiles | null> =>
	cut(given).catch((error: unknown) => {
		if (error instanceof Refusal && error.code === 'kernel_too_long_to_draw') return null;
		throw error;
	});

type Pack = Readonly<{ head: PackHead; body: number }>;

const MOST_REMEMBERED = 100;
const MOST_HEAD = 1_000_000;
/** Heads of packs by their hash, under which they never change. */
const remembered = new Map<string, Pack>();

async function packOf(hash: string): Promise<Pack> {
	const known = remembered.get(hash) ?? (await readHead(pathOf(hash)));
	if (remembered.size >= MOST_REMEMBERED) remembered.clear();
	remembered.set(hash, known);
	return known;
}

async function readHead(path: string): Promise<Pack> {
	const file = await open(path).catch(() => null);
	if (!file) throw missing();
	try {
		const count = Buffer.alloc(COUNT_BYTES);
		await file.read(count, 0, COUNT_BYTES, 0);
		const bytes = count.readUInt32BE();
		// any other file that an edition shows
		if (bytes > MOST_HEAD) throw missing();
		const head = Buffer.alloc(bytes);
		await file.read(head, 0, head.length, COUNT_BYTES);
		return { head: JSON.parse(String(head)) as PackHead, body: COUNT_BYTES + head.length };
	} finally {
		await file.close();
	}
}

/** The address of an image service of ours. */
export const tilesAddress = (hash: string): string => `${publicUrl()}/guide/zoom/${hash}`;

const IMAGE = 'http://iiif.io/api/image/3/context.json';

/** What a viewer has to know of the tiles of a picture (IIIF Image 3, level 0). */
const describe = (hash: string, { width, height, tile }: PackHead) => ({
	'@context': IMAGE,
	...{ id: tilesAddress(hash), type: 'ImageService3', protocol: 'http://iiif.io/api/image', profile: 'level0' },
	...{ width, height, sizes: [{ width, height }] },
	tiles: [{ width: tile, height: tile, scaleFactors: scalesOf(Math.max(width, height), tile) }]
});

/** By how much the picture is made smaller, until it is one tile. */
const scalesOf = (side: number, tile: number): number[] =>
	Array.from({ length: Math.ceil(Math.log2(side / tile)) + 1 }, (_, power) => 2 ** power);

/** Answers what IIIF Image asks of a picture's tiles: what they are, or one of them; whoever calls has asked who reads. @param asked below the address of the service. @throws 404 */
export async function tileAnswer(hash: string, asked: string, caching: string): Promise<Response> {
	const { head, body } = await packOf(hash);
	if (asked === 'info.json') {
		const headers = { 'content-type': `application/ld+json;profile="${IMAGE}"`, 'cache-control': caching };
		return new Response(JSON.stringify(describe(hash, head)), { headers });
	}
	const [, region = '', size = ''] = /^([\d,]+|full)\/([\d,]+|max)\/0\/default\.jpg$/.exec(asked) ?? [];
	const name = size === 'max' ? `${head.width},${head.height}` : size;
	const at = Object.hasOwn(head.places, `${region}/${name}`) ? head.places[`${region}/${name}`] : undefined;
	if (!at) throw missing();
	const [start, bytes] = at;
	const range = { start: body + start, end: body + start + bytes - 1 };
	return new Response(pieces(pathOf(hash), range), {
		headers: { 'content-type': 'image/jpeg', 'content-length': String(bytes), 'cache-control': caching }
	});
}
