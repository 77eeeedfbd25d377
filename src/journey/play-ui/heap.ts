const PITCH = 6;
const SIDE = 5;
const ROWS = 3;

type Layer = Readonly<{ squares: string; path: string; you: string }>;

export type Heap = Readonly<{
	width: number;
	height: number;
	layers: readonly Layer[];
	/** Small heaps beside it, one for each chapter that is no part of the climb. */
	asides: readonly string[];
	loose: string;
}>;

const square = (x: number, y: number): string => `M${x} ${y}h${SIDE}v${SIDE}h-${SIDE}z`;

/**
 * A slag heap of square pixels with one layer of three rows for each chapter, the first at its foot, and the path that climbs it from side to side. Each row is one square
 * narrower than the one below.
 */
export function heap(chapters: number, asides = 0): Heap {
	const rows = chapters * ROWS;
	const width = (rows + 2) * PITCH - 1;
	const height = (rows + 2) * PITCH + 2;
	const count = (row: number): number => rows + 2 - row;
	const x = (row: number, place: number): number => (row * PITCH) / 2 + place * PITCH;
	const y = (row: number): number => height - 2 - (row + 1) * PITCH;
	const layers = Array.from({ length: chapters }, (_, layer): Layer => {
		const mine = Array.from({ length: ROWS }, (_, row) => layer * ROWS + row);
		const climbs = mine.map((row) => x(row, placeOnPath(row, count(row), rows)));
		const squares = mine.map((row) => Array.from({ length: count(row) }, (_, place) => square(x(row, place), y(row))));
		return {
			squares: squares.flat().join(''),
			path: mine.map((row, index) => `M${(climbs[index] ?? 0) + 1} ${y(row) + 1}h3v3h-3z`).join(''),
			you: square(climbs[1] ?? 0, y(mine[1] ?? 0))
		};
	});
	const small = Array.from({ length: asides }, (_, aside) => {
		const left = width + 1 + PITCH + aside * 4 * PITCH;
		return [0, 1, 2].map((row) => Array.from({ length: 3 - row }, (__, place) => square(left + x(row, place), y(row))));
	});
	return {
		...{ width: width + asides * 4 * PITCH, height, layers },
		asides: small.map((squares) => squares.flat().join('')),
		loose: square(x(rows, 1) + 2, y(rows) - 4)
	};
}

/** The path goes to one side for as many rows as a layer has, then to the other. */
function placeOnPath(row: number, count: number, rows: number): number {
	const [layer, within] = [Math.floor(row / ROWS), row % ROWS];
	const share = (within + 0.5) / ROWS;
	const across = layer % 2 ? 1 - share : share;
	return Math.min(count - 1, Math.max(0, Math.round(across * (count - 1) * (1 - row / (rows * 2.5)) + count * 0.1)));
}
