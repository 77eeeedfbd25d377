import { missing, refused } from '#kernel/errors.ts';
import { readyPicture } from '#kernel/server/pictures.ts';
import { readyTiles } from '../tiles/tiles.ts';
import { infoAt, lookAt, pictureAt } from './looking.ts';
import type { OfferedPicture } from './reading/offer.ts';
import { alike, largestOf } from './reading/sizes.ts';

/** One of the pictures that an address offers, by its place among them from 0. @throws 404, and what `lookAt` throws */
export async function offeredAt(address: string, at: number): Promise<OfferedPicture> {
	const offer = await lookAt(address);
	const picture = offer.kind === 'pictures' ? offer.pictures[at] : undefined;
	if (!picture) throw missing();
	return picture;
}

/**
 * A picture of somebody else's as one that was sent, while no transaction waits for it: it is fetched here, so that no visitor's browser ever is told of them.
 * @throws city_iiif_sign_in, city_iiif_huge, city_iiif_sizes, city_iiif_not_picture, city_iiif_lies, what `lookAt` and `readyPicture` throw
 */
export async function fetchedPicture(picture: OfferedPicture, name: string) {
	if (picture.closed) throw refused('city_iiif_sign_in', {}, 422);
	const info = picture.service ? await infoAt(picture.service) : null;
	const address = info && picture.service ? largestOf(picture.service, info) : picture.file;
	if (!address) throw missing();
	const content = await readPicture(address);
	const ready = await readyPicture(content);
	if (info && !alike(info, ready.picture)) throw refused('city_iiif_lies', {}, 422);
	return { kind: 'picture' as const, name, ready, tiles: await readyTiles(content) };
}

async function readPicture(address: string): Promise<Buffer> {
	const content = await pictureAt(address);
	// a page, or a drawing that is a program
	if (/^\s*</.test(content.toString('latin1', 0, 200))) throw refused('city_iiif_not_picture', {}, 422);
	return content;
}

const SMALL = 300;

/** A picture of a list, small; null where it cannot be had small. @throws what `lookAt` and `readyPicture` throw */
export async function smallPicture({
	thumbnail,
	service,
	file,
	width,
	closed
}: OfferedPicture): Promise<Buffer | null> {
	const own = file && (width ?? Number.POSITIVE_INFINITY) <= 2000 ? file : null;
	const address = thumbnail ?? own ?? (service ? `${service}/full/${SMALL},/0/default.jpg` : file);
	return address && !closed ? (await readyPicture(await readPicture(address))).content : null;
}
