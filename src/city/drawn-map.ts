import type { Frame } from './ground.ts';

type Placed = Readonly<{ code: string; lat: number; lon: number }>;

/** The stops of a trail as a page draws them without a script: where each is, in the units of a picture, and how long a measure is. */
export type TrailMap = Readonly<{
	width: number;
	height: number;
	points: readonly Readonly<{ code: string; number: number; x: number; y: number }>[];
	/** The way from stop to stop, as SVG has it. */
	way: string;
	/** A length that fits into a corner: in metres, and in units. */
	scale: Readonly<{ metres: number; units: number }>;
	/** Where on the earth it lies. */
	frame: Frame;
}>;

const WIDTH = 640;
const MARGIN = 56;
/** Below the stops, for the measure. */
const FOOT = 28;
const LEAST_METRES = 120;
const METRES_A_DEGREE = 111_320;
/** Of a mark: two that would lie on one another are moved apart. */
const APART = 40;
const MEASURES = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000];

/** @param stops in their order, those that are nowhere left out by whoever calls; null when none is anywhere */
export function trailMap(stops: readonly (Placed & { number: number })[]): TrailMap | null {
	const [first] = stops;
	if (!first) return null;
	const shrink = Math.cos((first.lat * Math.PI) / 180);
	const metres = stops.map(({ lat, lon, ...its }) => ({
		...its,
		east: lon * METRES_A_DEGREE * shrink,
		north: lat * METRES_A_DEGREE
	}));
	const [west, east] = extremes(metres.map((one) => one.east));
	const [south, north] = extremes(metres.map((one) => one.north));
	const perMetre = (WIDTH - 2 * MARGIN) / Math.max(east - west, (north - south) / 1.2, LEAST_METRES);
	const high = Math.round(Math.max((north - south) * perMetre, 160) + 2 * MARGIN);
	const [left, top] = [(WIDTH - (east - west) * perMetre) / 2, (high - (north - south) * perMetre) / 2];
	const points = spread(
		metres.map(({ code, number, ...at }) => ({
			...{ code, number, x: left + (at.east - west) * perMetre, y: top + (north - at.north) * perMetre }
		}))
	);
	const measure = MEASURES.findLast((one) => one * perMetre <= WIDTH / 4) ?? MEASURES[0] ?? 10;
	const [perEast, perNorth] = [METRES_A_DEGREE * shrink * perMetre, METRES_A_DEGREE * perMetre];
	return {
		frame: {
			...{ west: west / (METRES_A_DEGREE * shrink) - left / perEast, perEast },
			...{ north: north / METRES_A_DEGREE + top / perNorth, perNorth }
		},
		...{ width: WIDTH, height: high + FOOT, points },
		way: points.map(({ x, y }, at) => `${at ? 'L' : 'M'}${x} ${y}`).join(''),
		scale: { metres: measure, units: Math.round(measure * perMetre) }
	};
}

const extremes = (all: readonly number[]): [number, number] => [Math.min(...all), Math.max(...all)];

type Point = { code: string; number: number; x: number; y: number };

/** Moves marks apart that hide each other, a little at a time, so that each number can be read. */
function spread(points: Point[]): Point[] {
	for (let round = 0; round < 60; round++) {
		for (const [at, one] of points.entries()) for (const other of points.slice(at + 1)) part(one, other);
	}
	return points.map((one) => ({ ...one, x: Math.round(one.x), y: Math.round(one.y) }));
}

function part(one: Point, other: Point): void {
	const [dx, dy] = [other.x - one.x, other.y - one.y];
	const distance = Math.hypot(dx, dy);
	if (distance >= APART) return;
	// two at one place part to the side
	const [ux, uy] = distance ? [dx / distance, dy / distance] : [1, 0];
	const push = (APART - distance) / 2;
	one.x -= ux * push;
	one.y -= uy * push;
	other.x += ux * push;
	other.y += uy * push;
}
