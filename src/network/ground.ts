import type { Region } from './server/outline.ts';

const WIDTH = 1000;

/** The ground of the map as a page draws it without a script: the outline of each part as SVG has it, and what leads from degrees to its units. */
export type Ground = Readonly<{
	width: number;
	height: number;
	west: number;
	north: number;
	/** Units to a degree, eastwards and southwards. */
	east: number;
	south: number;
	/** `middle`: where a word of it stands. */
	parts: readonly Readonly<{ name: string; outline: string; middle: Readonly<{ x: number; y: number }> }>[];
}>;

type Ring = readonly (readonly number[])[];

/** @returns null when nobody has drawn a ground. */
export function groundOf({ features }: Region): Ground | null {
	const parts = features.map(({ properties: { name }, geometry }) => ({
		name,
		rings: geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()
	}));
	const points = parts.flatMap(({ rings }) => rings.flat());
	if (!points.length) return null;
	const [west, north] = [extreme(points, 0, Math.min), extreme(points, 1, Math.max)];
	const [span, tall] = [extreme(points, 0, Math.max) - west, north - extreme(points, 1, Math.min)];
	const east = WIDTH / Math.max(span, 1e-6);
	// a degree of longitude is shorter, the farther from the equator
	const south = east / Math.cos(((north - tall / 2) * Math.PI) / 180);
	const frame = { west, north, east, south };
	return {
		...{ width: WIDTH, height: Math.ceil(tall * south), ...frame },
		parts: parts.map(({ name, rings }) => ({
			...{ name, outline: rings.map((ring) => outlineOf(ring, frame)).join('') },
			middle: middleOf(rings, frame)
		}))
	};
}

/** Where a point stands on the ground; null when it lies outside. */
export function placed(ground: Ground, lat: number, lon: number): { x: number; y: number } | null {
	const { x, y } = unitsOf(ground, lon, lat);
	return x >= 0 && x <= ground.width && y >= 0 && y <= ground.height ? { x, y } : null;
}

type Frame = Pick<Ground, 'west' | 'north' | 'east' | 'south'>;

const unitsOf = ({ west, north, east, south }: Frame, lon: number, lat: number) => ({
	x: Math.round((lon - west) * east),
	y: Math.round((north - lat) * south)
});

/** Points that fall on one unit are one: an outline of a survey is no heavier than a drawn one. */
function outlineOf(ring: Ring, frame: Frame): string {
	const steps = ring.map(([lon = 0, lat = 0]) => {
		const { x, y } = unitsOf(frame, lon, lat);
		return `${x} ${y}`;
	});
	return `M${steps.filter((step, at) => step !== steps[at - 1]).join('L')}Z`;
}

/** The centre of gravity of the largest of its outlines. */
function middleOf(rings: readonly Ring[], frame: Frame): { x: number; y: number } {
	const all = rings.map((ring) => {
		let [area, east, north] = [0, 0, 0];
		const [west = 0, south = 0] = ring[0] ?? [];
		for (const [at, [lon = 0, lat = 0]] of ring.entries()) {
			const [nextLon = 0, nextLat = 0] = ring[(at + 1) % ring.length] ?? [];
			const cross = (lon - west) * (nextLat - south) - (nextLon - west) * (lat - south);
			area += cross;
			east += (lon + nextLon - 2 * west) * cross;
			north += (lat + nextLat - 2 * south) * cross;
		}
		const part = area ? 3 * area : 1;
		return { size: Math.abs(area), lon: west + east / part, lat: south + north / part };
	});
	const { lon = 0, lat = 0 } = all.toSorted((a, b) => b.size - a.size)[0] ?? {};
	return unitsOf(frame, lon, lat);
}

const extreme = (points: Ring, at: 0 | 1, pick: (one: number, other: number) => number): number =>
	points.reduce((found, point) => pick(found, point[at] ?? 0), points[0]?.[at] ?? 0);
