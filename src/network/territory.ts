import inside from 'point-in-polygon-hao';
import { spelling } from '#kernel/fold.ts';
import type { Region } from './server/outline.ts';

/** A part of the region: a commune, and its arrondissement where that is known. */
export type Commune = Readonly<{ name: string; within: string | null }>;
/** What is known of where something is. */
export type Whereabouts = Readonly<{ lat: number | null; lon: number | null; locality: string | null }>;

export type Territory = Readonly<{
	communes: readonly Commune[];
	/** The commune in which something is: by its point, else by the name of its locality; null where that is unknown, or no part of the region. */
	communeOf: (where: Whereabouts) => string | null;
}>;

type Polygon = [number, number][][];
/** « Lens (FR) » is another town. */
const ABROAD = /\([A-Z]{2}\)\s*$/;

/** The communes of a region, and what lies in which of them. */
export function territoryOf({ features }: Region): Territory {
	const communes = features.map(({ properties: { name, within = null } }) => ({ name, within }));
	const shapes = features.flatMap(({ properties: { name }, geometry }) => {
		const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
		return polygons.map((rings) => ({ name, rings: rings.map(closed), frame: frameOf(rings[0] ?? []) }));
	});
	const named = new Map(communes.map(({ name }) => [spelling(name), name]));
	const at = (lon: number, lat: number): string | null =>
		shapes.find(({ rings, frame }) => isIn(frame, lon, lat) && inside([lon, lat], rings) !== false)?.name ?? null;
	return {
		communes,
		communeOf: ({ lat, lon, locality }) => {
			if (lat !== null && lon !== null) return at(lon, lat);
			if (locality === null || ABROAD.test(locality)) return null;
			// « Mons (Cuesmes) » is a part of Mons
			return named.get(spelling(locality.split('(')[0] ?? '')) ?? null;
		}
	};
}

/** An outline that was left open is drawn closed. */
function closed(ring: Polygon[number]): Polygon[number] {
	const [first, last] = [ring[0], ring.at(-1)];
	return first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...ring, first] : ring;
}

type Frame = readonly [west: number, south: number, east: number, north: number];

const frameOf = (ring: Polygon[number]): Frame =>
	ring.reduce<Frame>(
		([west, south, east, north], [lon, lat]) => [
			...([Math.min(west, lon), Math.min(south, lat)] as const),
			...([Math.max(east, lon), Math.max(north, lat)] as const)
		],
		[180, 90, -180, -90]
	);

/** Most points lie in one or two of the frames: the outlines of the others are not walked along. */
const isIn = ([west, south, east, north]: Frame, lon: number, lat: number): boolean =>
	lon >= west && lon <= east && lat >= south && lat <= north;
