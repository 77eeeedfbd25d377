import sharp from 'sharp';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { keepPicture, type ReadyPicture, readyPicture } from '#kernel/server/pictures.ts';
import { placeBySlug } from '#network/server';
import { addFloor, pinSpace, spaceBySlug } from '#spaces/server';
import type { Demonstration } from './shapes.ts';

type Floor = Demonstration['house']['floors'][number];
const by = { actor: null, source: 'demo' } as const;
const [WIDE, HIGH, UNIT] = [100, 60, 16];

/** Draws the floors of the invented houses, and pins their spaces to them. */
export async function tellFloors({ house: { floors } }: Demonstration): Promise<void> {
	const drawn = await Promise.all(
		floors.map(async (floor) => ({ floor, ready: await readyPicture(await draw(floor.rooms)) }))
	);
	await transaction(async (tx) => {
		for (const { floor, ready } of drawn) await tellFloor(tx, floor, ready);
	});
}

async function tellFloor(tx: Tx, { place: slug, name, rooms }: Floor, ready: ReadyPicture): Promise<void> {
	const place = await placeBySlug(slug, tx);
	const picture = { ...(await keepPicture(tx, ready)), alt: name };
	const floor = await addFloor(tx, { place: place.id, name, picture }, by);
	for (const { space, at } of rooms) {
		if (!space) continue;
		const [left, top, width, height] = at;
		const middle = { x: perMille(left + width / 2, WIDE), y: perMille(top + height / 2, HIGH) };
		await pinSpace(tx, floor, (await spaceBySlug(space, tx)).id, middle, by);
	}
}

const perMille = (at: number, of: number): number => Math.round((at / of) * 1000);

/** Walls with a door in each, as on an architect's sheet; where nothing can be booked the ground is shaded. */
function draw(rooms: Floor['rooms']): Promise<Buffer> {
	const walls = rooms.map(({ space, at: [x, y, wide, high] }) => {
		const ground = space ? '#fffdf8' : '#e9e2d4';
		const door = `<path d="M${x + 3} ${y + high}h5" stroke="${ground}" stroke-width="1"/><path d="M${x + 3} ${y + high}a5 5 0 0 1 5 -5" fill="none" stroke="#6d6a66" stroke-width="0.25"/>`;
		return `<rect x="${x}" y="${y}" width="${wide}" height="${high}" fill="${ground}" stroke="#15171c" stroke-width="0.8"/>${door}`;
	});
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDE} ${HIGH}" width="${WIDE * UNIT}" height="${HIGH * UNIT}">
		<rect width="${WIDE}" height="${HIGH}" fill="#f3eee4"/>${walls.join('')}</svg>`;
	return sharp(Buffer.from(svg)).png().toBuffer();
}
