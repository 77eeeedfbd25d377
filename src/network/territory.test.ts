import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Region } from './server/outline.ts';
import { territoryOf } from './territory.ts';

const square = (name: string, west: number, within?: string, closes = true): Region['features'][number] => {
	const ring: [number, number][] = [
		[west, 50],
		[west + 1, 50],
		[west + 1, 51],
		[west, 51]
	];
	return {
		type: 'Feature',
		properties: { name, ...(within ? { within } : {}) },
		geometry: { type: 'Polygon', coordinates: [closes ? [...ring, [west, 50]] : ring] }
	};
};
const region: Region = {
	type: 'FeatureCollection',
	features: [square('Mons', 3, 'Mons'), square('Écaussinnes', 4, 'Soignies', false), square('Lens', 6)]
};
const { communes, communeOf } = territoryOf(region);
const by = (locality: string | null, lat: number | null = null, lon: number | null = null) =>
	communeOf({ lat, lon, locality });

test('a point lies in the commune around it, whatever its locality is called; one outside lies in none', () => {
	expect(by('Jemappes', 50.5, 3.5)).toBe('Mons');
	expect(by('Mons', 50.5, 4.5)).toBe('Écaussinnes');
	expect(by('Lens', 50.4, 2.8)).toBeNull();
});

test('without a point it is the commune of that name, or of which the locality says that it is a part', () => {
	expect(by('Mons (Cuesmes)')).toBe('Mons');
	expect(by(' ecaussinnes ')).toBe('Écaussinnes');
	expect(by('Lens (FR)')).toBeNull();
	expect(by('Cuesmes')).toBeNull();
	expect(by('Mons / Lens')).toBeNull();
	expect(by(null)).toBeNull();
});

test('each commune says what it lies within, where that is known', () => {
	expect(communes).toContainEqual({ name: 'Lens', within: null });
	expect(communes).toContainEqual({ name: 'Mons', within: 'Mons' });
	expect(
		territoryOf({ type: 'FeatureCollection', features: [] }).communeOf({ lat: 50, lon: 4, locality: 'Mons' })
	).toBe(null);
});

test('the demonstration has the arrondissements of Hainaut as they are since 2019', () => {
	const mons = Region.parse(JSON.parse(readFileSync('hubs/mons/region.geojson', 'utf8')));
	const within = Map.groupBy(territoryOf(mons).communes, (commune) => commune.within);
	expect([...within].map(([name, its]) => [name, its.length]).toSorted()).toEqual([
		['Charleroi', 1],
		['La Louvière', 4],
		['Mons', 13],
		['Soignies', 6],
		['Thuin', 1]
	]);
});
