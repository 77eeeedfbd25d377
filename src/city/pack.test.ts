import { expect, test } from 'vitest';
import type { Manifest } from './edition.ts';
import { bytesOf, difference, filesOf, keptManifest, type Offer, sizeSaid, weightOf, without } from './pack.ts';

const media = (kind: 'picture' | 'sound' | 'film', bytes: number) => ({
	...{ kind, bytes, width: null, height: null, seconds: null, owner: 'Ada', licence: 'by' as const },
	...{ until: null, alt: null }
});
const part = (hash: string, sound = false) => ({ hash, bytes: 10, title: hash, sound, riddle: false });
const manifest = {
	locales: ['fr', 'nl'],
	media: {
		...{ face: media('picture', 100), voice: media('sound', 1000), stem: media('sound', 2000) },
		hands: { ...media('film', 9000), poster: { hash: 'still', bytes: 30 } }
	},
	stops: [
		{ picture: 'face', parts: { fr: part('fr1', true), nl: part('nl1', true) } },
		{ picture: 'face', parts: { fr: { ...part('fr2'), films: [{ hash: 'hands', signedIn: 'sfb' }] }, nl: part('nl2') } }
	]
} as unknown as Manifest;
const offer: Offer = {
	...{ slug: 'tour', number: 1, hash: 'one', manifest },
	sounds: { fr1: ['voice', 'voice'], nl1: ['stem'] }
};
const hashes = (sound: boolean, ...locales: ('fr' | 'nl')[]) =>
	filesOf(offer, { locales, sound }).map(({ hash }) => hash);
const signed = { locales: ['fr'], sound: false, film: true } as const;

test('a pack has each file once: the words and sounds of its languages, and the pictures', () => {
	expect(hashes(true, 'fr')).toEqual(['face', 'fr1', 'voice', 'fr2']);
	expect(hashes(false, 'fr', 'nl')).toEqual(['face', 'fr1', 'nl1', 'fr2', 'nl2']);
	expect(weightOf(offer, 'nl')).toEqual({ whole: 2120, silent: 120, films: 0 });
	// who reads another language gets the first
	expect(weightOf(offer, 'fi')).toEqual(weightOf(offer, 'fr'));
});

test('films in sign language come with their pictures where they are wanted, and else nothing names them', () => {
	expect(filesOf(offer, signed).map(({ hash }) => hash)).toEqual(['face', 'fr1', 'fr2', 'hands', 'still']);
	expect(weightOf(offer, 'fr').films).toBe(9030);
	expect(keptManifest({ ...offer, ...signed })).toBe(manifest);
	expect(Object.keys(keptManifest({ ...offer, locales: ['fr'], sound: true }).media)).not.toContain('hands');
	const { hands: _, ...left } = manifest.media;
	const { after, ended } = without({ ...offer, ...signed }, { ...manifest, media: left });
	expect(ended).toEqual(['hands', 'still']);
	expect(filesOf(after, signed).map(({ hash }) => hash)).toEqual(['face', 'fr1', 'fr2']);
});

test('what is there is not fetched again, and what is needed no more is named', () => {
	const needed = filesOf(offer, { locales: ['fr'], sound: true });
	const { missing, gone } = difference(needed, new Set(['face', 'voice', 'old']));
	expect([missing.map(({ hash }) => hash), bytesOf(missing), gone]).toEqual([['fr1', 'fr2'], 20, ['old']]);
});

test('what the hub shows no more leaves a pack, and no stop names it', () => {
	const { face: _, ...left } = manifest.media;
	const { after, ended } = without({ ...offer, locales: ['fr'], sound: true }, { ...manifest, media: left });
	expect(ended).toEqual(['face']);
	expect(after.manifest.stops.map(({ picture }) => picture)).toEqual([null, null]);
	expect(Object.keys(after.manifest.media)).toEqual(['voice', 'stem', 'hands']);
});

test('a size is said as one compares it', () => {
	expect([900, 38_400_000, 1_240_000, 2.1e9].map((bytes) => sizeSaid(bytes, 'fr').replace(/\s/g, ' '))).toEqual([
		'1 ko',
		'38 Mo',
		'1,2 Mo',
		'2,1 Go'
	]);
});
