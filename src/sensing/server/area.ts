/** What a shape covers, in degrees: west, south, east, north. */
type Box = Readonly<{ west: number; south: number; east: number; north: number }>;

const nowhere = { west: null, south: null, east: null, north: null } as const;
const DEEPEST = 8;

/** The box around a shape of GeoJSON; of anything else there is none. */
export function boxAround(shape: unknown): Box | typeof nowhere {
	const points = pointsIn(shape, 0);
	if (!points.length) return nowhere;
	const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
	for (const [east, north] of points) {
		box.west = Math.min(box.west, east);
		box.east = Math.max(box.east, east);
		box.south = Math.min(box.south, north);
		box.north = Math.max(box.north, north);
	}
	return box;
}

type Point = readonly [number, number];

function pointsIn(given: unknown, depth: number): readonly Point[] {
	if (depth > DEEPEST || given === null || typeof given !== 'object') return [];
	if (Array.isArray(given)) {
		const [east, north] = given;
		if (typeof east === 'number' && typeof north === 'number') return [[east, north]];
		return given.flatMap((one) => pointsIn(one, depth + 1));
	}
	const { geometry, coordinates, geometries, features } = given as Record<string, unknown>;
	return [geometry, coordinates, geometries, features].flatMap((one) => pointsIn(one, depth + 1));
}
