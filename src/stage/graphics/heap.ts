/** Where the summits are and how high, as shares of the whole. */
const SUMMITS = [
	[0.32, 1],
	[0.68, 0.72],
	[0.9, 0.46]
] as const;

/** A slag heap of squares as the path of a drawing: the same for the same seed. `side`: of a square with its gap, of which the square is four fifths. */
export function heap(columns: number, rows: number, side: number, seed = 1): string {
	const next = random(seed);
	const summits = SUMMITS.map(([at, high]) => ({ at: columns * at, high: rows * high }));
	let path = '';
	for (let column = 0; column < columns; column++) {
		const slopes = summits.map(({ at, high }) => high - Math.abs(column - at) * 0.62);
		const height = Math.max(0, Math.round(Math.max(...slopes) + (next() - 0.5) * 1.6));
		for (let row = 0; row < height; row++) {
			const sparse = (row / rows) * 0.34;
			if (next() >= sparse) path += square(column, rows - 1 - row, side);
		}
	}
	return path;
}

export const square = (column: number, row: number, side: number): string => {
	const edge = Math.round(side * 0.8);
	return `M${column * side} ${row * side}h${edge}v${edge}h-${edge}z`;
};

/** A row of squares of which some are there. */
export const row = (count: number, side: number): string =>
	Array.from({ length: count }, (_, column) => square(column, 0, side)).join('');

/** Small and good enough to draw with (mulberry32). */
function random(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
