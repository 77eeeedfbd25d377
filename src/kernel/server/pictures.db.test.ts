import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { another } from '../../../tests/support/another.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { newHub } from '../hub.ts';
import { transaction } from './db.ts';
import { changeHub } from './hub.ts';
import { forgetPicture, keepPicture, pictureOf, readyEmblem, readyPicture } from './pictures.ts';
import { openStorage } from './storage.ts';

let folder: string;

beforeAll(async () => {
	await testDatabase();
	folder = await mkdtemp(join(tmpdir(), 'pictures-'));
	openStorage(folder);
});
afterAll(() => rm(folder, { recursive: true }));

async function keep(given: Buffer) {
	const ready = await readyPicture(given);
	return transaction((tx) => keepPicture(tx, ready));
}
const photo = (width: number, height: number) =>
	sharp({ create: { width, height, channels: 3, background: '#2f7d57' } });

test('a photograph is turned upright, made smaller, and loses the place where it was taken', async () => {
	const given = await photo(2400, 1200)
		.jpeg()
		.withExif({ IFD0: { Artist: 'Zoé' }, IFD3: { GPSLatitude: '50/1 27/1 0/1' } })
		.withMetadata({ orientation: 6 })
		.toBuffer();
	const kept = await keep(given);
	expect([kept.width, kept.height]).toEqual([800, 1600]);
	const { content } = await pictureOf(kept.hash, 320);
	const { width, exif, format } = await sharp(content).metadata();
	expect({ width, exif, format }).toEqual({ width: 320, exif: undefined, format: 'webp' });
});

test('a small picture is never made larger, another width is not there', async () => {
	const { hash } = await keep(await photo(64, 64).png().toBuffer());
	expect((await sharp((await pictureOf(hash, 1280)).content).metadata()).width).toBe(64);
	await expect(pictureOf(hash, 999)).rejects.toMatchObject({ status: 404 });
});

test('what is no picture, or a bomb, is refused in words', async () => {
	await expect(
		keep(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'))
	).rejects.toMatchObject({ status: 422 });
	await expect(keep(Buffer.from('%PDF-1.7'))).rejects.toMatchObject({ code: 'kernel_picture_unreadable' });
	const bomb = await photo(12_000, 12_000).png({ compressionLevel: 9 }).toBuffer();
	await expect(keep(bomb)).rejects.toMatchObject({ code: 'kernel_picture_large' });
});

test('an emblem is a PNG that papers can draw, whatever picture was sent; half of one is refused', async () => {
	const made = await readyEmblem(await photo(1500, 1000).jpeg().toBuffer());
	const { format, width, height } = await sharp(made).metadata();
	expect({ format, width, height }).toEqual({ format: 'png', width: 720, height: 480 });
	const whole = await photo(300, 200).png().toBuffer();
	const half = Buffer.concat([whole.subarray(0, whole.length / 2), Buffer.alloc(20)]);
	await expect(readyEmblem(half)).rejects.toMatchObject({ code: 'kernel_picture_unreadable' });
});

test('a picture that is the mark of the hub too, or was, stays', async () => {
	const { hash } = await keep(await photo(40, 40).png().toBuffer());
	const given = { ...newHub, name: 'Le Hub', mark: { hash, width: 40, height: 40 } };
	await transaction((tx) => changeHub(tx, given, null));
	expect(await transaction((tx) => forgetPicture(tx, hash))).toBe(false);
	await transaction((tx) => changeHub(tx, { ...given, mark: null }, null));
	expect(await transaction((tx) => forgetPicture(tx, hash))).toBe(false);
	expect((await pictureOf(hash, 320)).mediaType).toBe('image/webp');
	const { hash: other } = await keep(await photo(41, 41).png().toBuffer());
	expect(await transaction((tx) => forgetPicture(tx, other))).toBe(true);
});

test('a picture that somebody keeps at this moment is not forgotten', async () => {
	const given = await readyPicture(await photo(42, 42).png().toBuffer());
	const { hash } = await transaction((tx) => keepPicture(tx, given));
	await transaction(async (tx) => {
		await keepPicture(tx, given);
		expect(await another(() => transaction((other) => forgetPicture(other, hash)))).toBe(false);
	});
});
