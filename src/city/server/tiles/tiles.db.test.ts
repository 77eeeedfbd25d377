import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { curator, type Host, refusal, trailOf, working } from '../city.fixture.ts';
import {
	addMedia,
	approve,
	changeMedia,
	changeStop,
	iiifManifest,
	mediaOfOrganization,
	previewTile,
	previewToken,
	readyMedia,
	serveTile,
	trailById
} from '../index.ts';

let ada: Host;

beforeAll(async () => {
	await testDatabase();
	openStorage(mkdtempSync(join(tmpdir(), 'valley-tiles-')));
	openSecret('a secret of tests that is long enough', '');
	ada = await curator('Ada');
});

const rights = {
	owner: 'Ada',
	licence: 'by' as const,
	licenceUntil: null,
	alt: { source: 'fr' as const, fr: 'Un mur' }
};
const publish = (trail: string) =>
	transaction(async (tx) => approve(tx, trail, { ...working(ada), seen: (await trailById(trail, tx)).version }));
const picture = (width: number, height: number): Promise<Buffer> =>
	sharp({ create: { width, height, channels: 3, background: '#357' } })
		.jpeg()
		.toBuffer();
const status = (answer: Promise<Response>): Promise<string | number | undefined> =>
	answer.then(
		(given) => given.status,
		({ code }) => code
	);

test('a large picture is served in tiles while an edition shows it: before in a preview alone, and not with a licence that has ended', async () => {
	const { trail, stop } = await trailOf(ada, 'Les murs');
	const ready = await readyMedia({ name: 'mur.jpg', content: await picture(2600, 1000) });
	const media = await transaction((tx) => addMedia(tx, ada.own, ready, rights, working(ada)));
	const where = { place: null, lat: 50.45, lon: 3.95, spot: null, picture: media };
	await transaction((tx) => changeStop(tx, trail, stop, where, working(ada)));
	const tiles = (await mediaOfOrganization(ada.own)).find(({ id }) => id === media)?.tiles ?? '';
	const tile = '0,0,512,512/512,512/0/default.jpg';
	expect(await status(serveTile(tiles, tile))).toBe('kernel_missing');
	expect(await status(previewTile(previewToken(trail), tiles, tile))).toBe(200);
	await publish(trail);
	const read = await serveTile(tiles, tile);
	expect(await sharp(Buffer.from(await read.arrayBuffer())).metadata()).toMatchObject({ format: 'jpeg', width: 512 });
	expect(await (await serveTile(tiles, 'info.json')).json()).toMatchObject({
		width: 2592,
		height: 992,
		profile: 'level0'
	});
	for (const asked of ['0,0,1,1/1,1/0/default.jpg', '../info.json', 'full/max/90/default.jpg', ''])
		expect(await status(serveTile(tiles, asked)), asked).toBe('kernel_missing');
	const { file = '' } = (await mediaOfOrganization(ada.own))[0] ?? {};
	expect(await status(serveTile(file, 'info.json'))).toBe('kernel_missing');
	const { slug } = await trailById(trail);
	expect(JSON.stringify(await iiifManifest(slug))).toContain(`/guide/zoom/${tiles}`);
	await transaction((tx) => changeMedia(tx, ada.own, media, { ...rights, licenceUntil: '2020-01-01' }, working(ada)));
	expect(await refusal(publish(trail))).toBe('city_faults');
});

test('a small picture has none', async () => {
	expect(await readyMedia({ name: 'petit.jpg', content: await picture(1600, 1200) })).toMatchObject({ tiles: null });
});
