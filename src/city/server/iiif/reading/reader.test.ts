import { expect, test } from 'vitest';
import { broken, goodCanvas, goodManifest } from '../../../../../tests/support/iiif-broken.ts';
import { readInfo, readOffer } from './reader.ts';
import { alike, largestOf } from './sizes.ts';

const bytes = (given: unknown): Buffer => Buffer.from(typeof given === 'string' ? given : JSON.stringify(given));
const code = (act: () => unknown): string => {
	try {
		act();
		return 'read';
	} catch (error) {
		return (error as { code?: string }).code ?? String(error);
	}
};

test.each(Object.entries(broken))('%s is said in a sentence of its own', (_, [given, expected]) => {
	expect(code(() => readOffer(bytes(given)))).toBe(expected);
});

test('what is right is read with whose it is, and the first five hundred of many', () => {
	expect(readOffer(bytes(goodManifest()))).toMatchObject({
		...{ kind: 'pictures', total: 2, label: { fr: ['Deux vues'] } },
		pictures: [
			{ label: { fr: ['Vue 1'] }, width: 1200, rights: 'http://creativecommons.org/licenses/by/4.0/', closed: false },
			{ provider: { fr: ['Musée inventé'] } }
		]
	});
	const many = goodManifest(Array.from({ length: 600 }, (_, at) => goodCanvas(at)));
	expect(readOffer(bytes(many))).toMatchObject({ total: 600, pictures: { length: 500 } });
});

test('a file nested without end, a page and what is cut off are refused', () => {
	const deep = `{"a":"\\"[","b":${'['.repeat(100)}${']'.repeat(100)}}`;
	expect([deep, ' <!doctype html>', '{"@context":'].map((text) => code(() => readOffer(bytes(text))))).toEqual([
		...['city_iiif_deep', 'city_iiif_page', 'city_iiif_not_json']
	]);
});

const info = (more: object) =>
	readInfo(
		bytes({
			...{
				'@context': 'http://iiif.io/api/image/3/context.json',
				protocol: 'http://iiif.io/api/image',
				profile: 'level1'
			},
			...{ id: 'https://museum.example/i', width: 20_000, height: 10_000, ...more }
		})
	);

test('the largest size that a service gives and the hub keeps is asked for', () => {
	const of = (more: object) => largestOf('s', info(more));
	expect(of({ width: 3000, height: 2000 })).toBe('s/full/max/0/default.jpg');
	expect(of({})).toBe('s/full/8000,/0/default.jpg');
	expect(of({ maxWidth: 1500 })).toBe('s/full/1500,/0/default.jpg');
	const sizes = [
		{ width: 20_000, height: 10_000 },
		{ width: 5000, height: 2500 }
	];
	expect(of({ profile: 'level0', sizes })).toBe('s/full/5000,2500/0/default.jpg');
	expect(code(() => of({ profile: 'level0' }))).toBe('city_iiif_sizes');
	expect(code(() => of({ width: 2_000_000_000 }))).toBe('city_iiif_huge');
	expect([
		alike({ width: 4, height: 3 }, { width: 300, height: 400 }),
		alike({ width: 4, height: 3 }, { width: 4, height: 4 })
	]).toEqual([true, false]);
});
