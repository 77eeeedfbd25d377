import { apart, blend, type Colour, indexOf } from './palette.ts';

export type Point = readonly [x: number, y: number];
/** What a place is painted with: one colour, or one for each place; null leaves what is there. */
export type Paint = Colour | ((x: number, y: number) => Colour | null);

const BAYER = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5];

/** A place that nothing was drawn on. */
export const CLEAR = 255;

/** The threshold of ordered dithering at a place, from 0 to 1. */
export const threshold = (x: number, y: number): number => ((BAYER[(y & 3) * 4 + (x & 3)] ?? 0) + 0.5) / 16;

/** Always the same number from 0 to 1 for the same place. */
export function chance(x: number, y: number, seed = 1): number {
	let n = Math.imul(x + 374_761, 668_265_263) ^ Math.imul(y + 7919, 374_761_393) ^ Math.imul(seed, 1_274_126_177);
	n = Math.imul(n ^ (n >>> 13), 1_274_126_177);
	return ((n ^ (n >>> 16)) >>> 0) / 2 ** 32;
}

/** So much of the second colour among the first, in an even pattern. */
export const dither =
	(first: Colour, second: Colour, share: number): Paint =>
	(x, y) =>
		threshold(x, y) < share ? second : first;

/** So much of the second colour among the first, by chance. */
export const speckle =
	(first: Colour, second: Colour, share: number, seed = 1): Paint =>
	(x, y) =>
		chance(x, y, seed) < share ? second : first;

/** Several colours from above to below, each fading into the next. */
export const fade =
	(top: number, bottom: number, colours: readonly Colour[], soft = 0.7): Paint =>
	(x, y) => {
		const at = (Math.min(Math.max(y - top, 0), bottom - top) / (bottom - top)) * (colours.length - 1);
		const part = (at % 1) / soft - (1 - soft) / (2 * soft);
		return colours[Math.min(colours.length - 1, Math.floor(at) + (threshold(x, y) < part ? 1 : 0))] ?? null;
	};

/** A wall of bricks. */
export const bricks =
	(brick: Colour, joint: Colour, pale: Colour, share = 0.12): Paint =>
	(x, y) => {
		const row = Math.floor(y / 3);
		if (y % 3 === 2 || (x + (row % 2) * 3) % 6 === 5) return joint;
		return chance(Math.floor((x + (row % 2) * 3) / 6), row, 5) < share ? pale : brick;
	};

/** A picture of square pixels, each a number in the palette. */
export class Drawing {
	readonly w: number;
	readonly h: number;
	readonly pixels: Uint8Array;

	constructor(w = 320, h = 180, ground: Colour = 'ink') {
		this.w = w;
		this.h = h;
		this.pixels = new Uint8Array(w * h).fill(indexOf(ground));
	}

	dot(x: number, y: number, paint: Paint): void {
		const [column, row] = [Math.round(x), Math.round(y)];
		if (column < 0 || row < 0 || column >= this.w || row >= this.h) return;
		const colour = typeof paint === 'function' ? paint(column, row) : paint;
		if (colour) this.pixels[row * this.w + column] = indexOf(colour);
	}

	box(x: number, y: number, w: number, h: number, paint: Paint): void {
		for (let row = 0; row < h; row++) for (let column = 0; column < w; column++) this.dot(x + column, y + row, paint);
	}

	line([x0, y0]: Point, [x1, y1]: Point, paint: Paint, thick = 1): void {
		const steps = Math.max(1, Math.abs(Math.round(x1 - x0)), Math.abs(Math.round(y1 - y0)));
		for (let step = 0; step <= steps; step++) {
			const [x, y] = [x0 + ((x1 - x0) * step) / steps, y0 + ((y1 - y0) * step) / steps];
			this.box(Math.round(x - (thick - 1) / 2), Math.round(y - (thick - 1) / 2), thick, thick, paint);
		}
	}

	path(points: readonly Point[], paint: Paint, thick = 1): void {
		for (const [place, to] of points.entries()) {
			const from = points[place - 1];
			if (from) this.line(from, to, paint, thick);
		}
	}

	/** A polygon, filled. */
	shape(points: readonly Point[], paint: Paint): void {
		const rows = points.map(([, y]) => y);
		for (let y = Math.floor(Math.min(...rows)); y <= Math.max(...rows); y++) {
			const cuts = crossings(points, y + 0.5);
			for (let n = 0; n + 1 < cuts.length; n += 2)
				for (let x = Math.round(cuts[n] ?? 0); x < Math.round(cuts[n + 1] ?? 0); x++) this.dot(x, y, paint);
		}
	}

	disc(cx: number, cy: number, rx: number, ry: number, paint: Paint): void {
		for (let y = Math.ceil(-ry); y <= ry; y++)
			for (let x = Math.ceil(-rx); x <= rx; x++)
				if ((x / (rx + 0.3)) ** 2 + (y / (ry + 0.3)) ** 2 <= 1) this.dot(cx + x, cy + y, paint);
	}

	/** Light that falls off around its source, in steps that fade into each other. A negative strength cannot be: let dark fall instead. */
	light(cx: number, cy: number, rx: number, ry: number, colour: Colour, strength: number, steps = 4): void {
		for (let y = Math.ceil(cy - ry); y <= cy + ry; y++)
			for (let x = Math.ceil(cx - rx); x <= cx + rx; x++) {
				const far = Math.hypot((x - cx) / rx, (y - cy) / ry);
				if (far < 1) this.lit(x, y, colour, strength * (1 - far), steps);
			}
	}

	/** Mixes a colour into a polygon: a beam, a shadow, the light of a window on a floor. */
	veil(points: readonly Point[], colour: Colour, strength: number | ((x: number, y: number) => number)): void {
		this.shape(points, (x, y) => {
			this.lit(x, y, colour, typeof strength === 'number' ? strength : strength(x, y), 4);
			return null;
		});
	}

	lit(x: number, y: number, colour: Colour, share: number, steps: number): void {
		if (x < 0 || y < 0 || x >= this.w || y >= this.h || share <= 0) return;
		const level = Math.min(steps, Math.floor(share * steps + threshold(x, y))) / steps;
		const at = y * this.w + x;
		if (level > 0) this.pixels[at] = blend(this.pixels[at] ?? 0, indexOf(colour), level);
	}

	/** A drawing in letters: each stands for a colour, anything else for nothing. */
	sprite(x: number, y: number, rows: readonly string[], colours: Record<string, Paint>, turned = false): void {
		for (const [down, row] of rows.entries())
			for (const [right, letter] of [...row].entries()) {
				const paint = colours[letter];
				if (paint) this.dot(x + (turned ? row.length - 1 - right : right), y + down, paint);
			}
	}

	/** Draws something apart and puts it on, with a rim of light on one of its sides. */
	stamp(draw: (layer: Drawing) => void, rim?: Colour, [dx, dy]: Point = [-1, 0]): void {
		const layer = new Drawing(this.w, this.h);
		layer.pixels.fill(CLEAR);
		draw(layer);
		const at = (x: number, y: number): number =>
			x < 0 || y < 0 || x >= this.w || y >= this.h ? 0 : (layer.pixels[y * this.w + x] ?? 0);
		for (let y = 0; y < this.h; y++)
			for (let x = 0; x < this.w; x++) {
				if (at(x, y) === CLEAR) continue;
				this.pixels[y * this.w + x] = rim && at(x + dx, y + dy) === CLEAR ? indexOf(rim) : at(x, y);
			}
	}

	/** What stands above a line, upside down below it: still water. */
	mirror(line: number, depth: number, colour: Colour, strength: number, from = 0, to = this.w): void {
		for (let y = 0; y < depth; y++)
			for (let x = from; x < to; x++) {
				const wave = Math.round(Math.sin((y * y) / 9 + x / 40) * Math.min(2, y / 6));
				const source = Math.max(0, line - 1 - Math.round(y * 1.15));
				const column = Math.min(to - 1, Math.max(from, x + wave));
				this.pixels[(line + y) * this.w + x] = this.pixels[source * this.w + column] ?? 0;
				this.lit(x, line + y, colour, strength + y / (depth * 4), 4);
			}
	}
}

function crossings(points: readonly Point[], y: number): number[] {
	const cuts = points.flatMap(([x0, y0], place) => {
		const [x1, y1] = points[(place + 1) % points.length] ?? [x0, y0];
		return y0 <= y !== y1 <= y ? [x0 + ((y - y0) * (x1 - x0)) / (y1 - y0)] : [];
	});
	return cuts.sort((a, b) => a - b);
}

/** Gives the rarest colours to their nearest neighbours until no more than `most` are left. */
export function fewer({ pixels }: Drawing, most: number): void {
	const count = new Map<number, number>();
	for (const pixel of pixels) count.set(pixel, (count.get(pixel) ?? 0) + 1);
	const ranked = [...count].sort(([, a], [, b]) => b - a).map(([colour]) => colour);
	const [kept, rare] = [ranked.slice(0, most), ranked.slice(most)];
	for (const colour of rare) {
		const [to = colour] = kept.toSorted((a, b) => apart(a, colour) - apart(b, colour));
		for (const [place, pixel] of pixels.entries()) if (pixel === colour) pixels[place] = to;
	}
}
