/** A sheet of square pixels: what is painted later covers what was there. */
export class Sheet {
	readonly width: number;
	readonly height: number;
	readonly #cells: string[];
	readonly #ground: string;

	constructor(width: number, height: number, ground: string) {
		this.width = width;
		this.height = height;
		this.#ground = ground;
		this.#cells = Array<string>(width * height).fill(ground);
	}

	/** Paints a rectangle; what is beyond the edge is lost. */
	fill(colour: string, x: number, y: number, width = 1, height = 1): void {
		for (let row = Math.max(0, y); row < Math.min(this.height, y + height); row++)
			for (let column = Math.max(0, x); column < Math.min(this.width, x + width); column++)
				this.#cells[row * this.width + column] = colour;
	}

	/** Paints a stencil, row by row: `#` is a pixel. */
	stamp(colour: string, stencil: readonly string[], x: number, y: number, scale = 1): void {
		for (const [row, line] of stencil.entries())
			for (const [column, sign] of [...line].entries())
				if (sign === '#') this.fill(colour, x + column * scale, y + row * scale, scale, scale);
	}

	/** A heap as wide at its foot as it is high twice over, its rows from `top` to the bottom. */
	heap(colour: string, middle: number, top: number): void {
		for (let row = top; row < this.height; row++) this.fill(colour, middle - (row - top), row, 2 * (row - top) + 2);
	}

	disc(colour: string, x: number, y: number, radius: number): void {
		for (let row = -radius; row <= radius; row++)
			for (let column = -radius; column <= radius; column++)
				if (row * row + column * column <= radius * (radius + 0.8)) this.fill(colour, x + column, y + row);
	}

	/** The sheet as SVG: a path for each colour, of as few rectangles as its rows have runs. */
	svg(): string {
		const paths = new Map<string, string>();
		for (let row = 0; row < this.height; row++)
			for (let from = 0, to = 0; from < this.width; from = to) {
				const colour = this.#cells[row * this.width + from] ?? this.#ground;
				for (to = from; to < this.width && this.#cells[row * this.width + to] === colour; ) to++;
				if (colour !== this.#ground)
					paths.set(colour, `${paths.get(colour) ?? ''}M${from} ${row}h${to - from}v1h${from - to}z`);
			}
		const { width, height } = this;
		const drawn = [...paths].map(([colour, d]) => `<path fill="${colour}" d="${d}"/>`).join('');
		return `<svg xmlns="http://www.w3.org/2000/svg" width="${width * SCALE}" height="${height * SCALE}" viewBox="0 0 ${width} ${height}" shape-rendering="crispEdges"><path fill="${this.#ground}" d="M0 0h${width}v${height}H0z"/>${drawn}</svg>`;
	}
}

/** How large a pixel is where nothing says how large the drawing is to be. */
const SCALE = 20;
