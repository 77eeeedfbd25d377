import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import type { Manifest } from '../../edition.ts';
import { fileAddress, type Offer } from '../../pack.ts';
import { Network, Shelves } from './device.fixture.ts';
import { openPack, packHere, packsHere } from './device.ts';
import { download, Outdated } from './download.ts';
import { troubleOf } from './trouble.ts';

let network: Network;
let shelves: Shelves;

beforeEach(() => {
	[network, shelves] = [new Network(), new Shelves()];
	vi.stubGlobal('caches', shelves);
	vi.stubGlobal('fetch', (...asked: Parameters<Network['fetch']>) => network.fetch(...asked));
});
afterAll(() => void vi.unstubAllGlobals());

/** A trail of one stop in French, with so many sounds. */
function offerOf(sounds: readonly number[], number = 1): Offer {
	const files = sounds.map((bytes) => network.add(Buffer.from(randomBytes(bytes))));
	const part = network.add(Buffer.from(JSON.stringify({ number })));
	const media = Object.fromEntries(files.map(({ hash, bytes }) => [hash, { kind: 'sound', bytes, until: null }]));
	const stops = [{ code: 'K7Q2', picture: null, parts: { fr: { ...part, title: 'Un', sound: true, riddle: false } } }];
	const manifest = { trail: 'one', locales: ['fr'], stops, media } as unknown as Manifest;
	return {
		slug: 'tour',
		number,
		hash: String(number),
		manifest,
		sounds: { [part.hash]: files.map(({ hash }) => hash) }
	};
}

const french = { locales: ['fr'], sound: true } as const;

test('however often a network breaks, each byte comes once, and the files are whole', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.integer({ min: 1, max: 700_000 }), { minLength: 1, maxLength: 4 }),
			fc.array(fc.integer({ min: 0, max: 600_000 }), { maxLength: 4 }),
			async (sizes, breaks) => {
				[network, shelves] = [new Network(), new Shelves()];
				vi.stubGlobal('caches', shelves);
				const offer = offerOf(sizes);
				for (const left of breaks) {
					network.left = left;
					await download(offer, french).catch((error) => expect(troubleOf(error)).toBe('network'));
				}
				network.left = Number.POSITIVE_INFINITY;
				await download(offer, french);
				for (const [hash, content] of network.files) {
					const kept = await (await openPack('tour')).match(fileAddress(hash));
					expect(Buffer.from((await kept?.arrayBuffer()) ?? new ArrayBuffer()).equals(content)).toBe(true);
					expect(network.given.get(hash)).toBe(content.length);
				}
				expect(await packHere('tour')).toMatchObject({ kept: { number: 1 }, begun: null });
				// the record and the files, and nothing that was cut off
				expect((await (await openPack('tour')).keys()).length).toBe(network.files.size + 1);
			}
		),
		{ numRuns: 10 }
	);
});

test('an older edition is read until all of the next one is there; what it alone needed goes', async () => {
	const first = offerOf([1000]);
	await download(first, french);
	const next = offerOf([2000, 3000], 2);
	network.left = 2500;
	await expect(download(next, french)).rejects.toThrow();
	const [pack] = await packsHere();
	expect(pack).toMatchObject({ kept: { number: 1 }, begun: { number: 2 } });
	expect(pack?.came).toBeLessThan(2500);
	network.left = Number.POSITIVE_INFINITY;
	await download(next, french);
	expect(await packHere('tour')).toMatchObject({ kept: { number: 2 }, begun: null, came: 0 });
	const [gone = ''] = Object.values(first.sounds).flat();
	expect(await (await openPack('tour')).match(fileAddress(gone))).toBeUndefined();
});

test('a full device, a file that is no more and one that is another are said, and none is read', async () => {
	const offer = offerOf([500_000]);
	(await shelves.open('guide tour')).room = 300_000;
	expect(troubleOf(await download(offer, french).catch((error) => error))).toBe('full');
	expect((await packHere('tour')).kept).toBeNull();
	(await shelves.open('guide tour')).room = Number.POSITIVE_INFINITY;
	const [sound = ''] = Object.values(offer.sounds).flat();
	const content = network.files.get(sound) as Buffer<ArrayBuffer>;
	network.files.delete(sound);
	await expect(download(offer, french)).rejects.toThrow(Outdated);
	network.files.set(sound, Buffer.from(randomBytes(content.length)));
	expect(troubleOf(await download(offer, french).catch((error) => error))).toBe('network');
	network.files.set(sound, content);
	await download(offer, french);
	expect((await packHere('tour')).kept).not.toBeNull();
	const stopped = new AbortController();
	stopped.abort();
	const again = await download(offerOf([10], 3), french, { signal: stopped.signal }).catch((error) => error);
	expect(troubleOf(again)).toBeNull();
});
