import { setImmediate } from 'node:timers/promises';
import type { VectorTile, VectorTileLayer } from '@mapbox/vector-tile';
import type { TrailMap } from '../../drawn-map.ts';
import { type Frame, type Ground, grounds } from '../../ground.ts';
import { LEVEL, type Tiles } from './tiles.ts';

const MOST_TILES = 16;
/** Of all paths together, in letters. */
const MOST = 160_000;
/** What a town is drawn without first when it is too dense. */
const spared = ['foot', 'building', 'green'] as const;

type Size = Pick<TrailMap, 'width' | 'height' | 'frame'>;

/** Draws what lies below a map; null where there is nothing, and where it is too wide for it. */
export async function drawGround({ frame, ...size }: Size, tiles: Tiles): Promise<Ground | null> {
	const all = tilesBelow({ ...size, frame });
	if (all.length > MOST_TILES) return null;
	const paths: Partial<Record<(typeof grounds)[number], string>> = {};
	for (const { column, row } of all) {
		const tile = await tiles.at(column, row);
		if (!tile) continue;
		const to = unitsOf(frame, column, row);
		for (const layer of grounds) paths[layer] = (paths[layer] ?? '') + layerPath(tile, layer, to, size);
		// others are answered meanwhile: a tile of a dense town takes some hundredths of a second
		await setImmediate();
	}
	for (const layer of spared) if (lengthOf(paths) > MOST) delete paths[layer];
	const drawn = Object.entries(paths).filter(([, path]) => path);
	return drawn.length ? Object.fromEntries(drawn) : null;
}

const lengthOf = (paths: Ground): number => Object.values(paths).reduce((sum, path) => sum + path.length, 0);

const across = 2 ** LEVEL;
const columnOf = (lon: number): number => ((lon + 180) / 360) * across;
const rowOf = (lat: number): number => ((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * across;
const latOf = (row: number): number => (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / across))) * 180) / Math.PI;
const lonOf = (column: number): number => (column / across) * 360 - 180;

function tilesBelow({ width, height, frame }: Size): { column: number; row: number }[] {
	const [left, right] = [columnOf(frame.west), columnOf(frame.west + width / frame.perEast)].map(Math.floor);
	const [top, low] = [rowOf(frame.north), rowOf(frame.north - height / frame.perNorth)].map(Math.floor);
	const all: { column: number; row: number }[] = [];
	for (let row = top ?? 0; row <= (low ?? -1) && all.length <= MOST_TILES; row++)
		for (let column = left ?? 0; column <= (right ?? -1) && all.length <= MOST_TILES; column++)
			all.push({ column, row });
	return all;
}

type To = (x: number, y: number, extent: number) => readonly [number, number];

/** From a point of a tile to the units of a map. */
function unitsOf(frame: Frame, column: number, row: number): To {
	return (x, y, extent) => [
		Math.round((lonOf(column + x / extent) - frame.west) * frame.perEast),
		Math.round((frame.north - latOf(row + y / extent)) * frame.perNorth)
	];
}

function layerPath(tile: VectorTile, name: string, to: To, size: Omit<Size, 'frame'>): string {
	const layer: VectorTileLayer | undefined = tile.layers[name];
	let path = '';
	for (let at = 0; at < (layer?.length ?? 0); at++) {
		const feature = layer?.feature(at);
		for (const line of feature?.loadGeometry() ?? []) {
			const points = line.map(({ x, y }) => to(x, y, feature?.extent ?? 4096));
			if (isWithin(points, size)) path += linePath(points, feature?.type === 3);
		}
	}
	return path;
}

/** Whether anything of a line may be on the map. */
function isWithin(points: readonly (readonly [number, number])[], { width, height }: Omit<Size, 'frame'>): boolean {
	const within = (all: readonly number[], most: number) => Math.max(...all) >= 0 && Math.min(...all) <= most;
	return (
		within(
			points.map(([x]) => x),
			width
		) &&
		within(
			points.map(([, y]) => y),
			height
		)
	);
}

/** A line from point to point, each told by how far it is from the one before; two at one place are one. */
function linePath(points: readonly (readonly [number, number])[], closed: boolean): string {
	let path = '';
	let [lastX, lastY] = [Number.NaN, Number.NaN];
	for (const [x, y] of points) {
		if (x === lastX && y === lastY) continue;
		path += path ? `${x - lastX} ${y - lastY} ` : `M${x} ${y}l`;
		[lastX, lastY] = [x, y];
	}
	if (path.endsWith('l')) return '';
	return path.trimEnd() + (closed ? 'z' : '');
}
