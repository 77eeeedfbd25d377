import { chance, type Drawing, type Paint, threshold } from './drawing.ts';
import type { Colour } from './palette.ts';

export function stars(d: Drawing, to: number, many: number, seed = 1): void {
	for (let n = 0; n < many; n++) {
		const [x, y] = [Math.floor(chance(n, 1, seed) * d.w), Math.floor(chance(n, 2, seed) ** 1.4 * to)];
		d.dot(x, y, chance(n, 3, seed) > 0.75 ? 'paper' : chance(n, 4, seed) > 0.5 ? 'mist' : 'slate');
	}
}

/** A long flat cloud, lit from below or above at its rim. */
export function cloud(
	d: Drawing,
	x: number,
	y: number,
	wide: number,
	high: number,
	body: Colour,
	rim: Colour,
	seed = 1
): void {
	for (let dx = 0; dx < wide; dx++) {
		const swell =
			Math.sin((dx / wide) * Math.PI) ** 0.7 * (0.62 + 0.38 * Math.sin(dx / 6 + seed) * Math.sin(dx / 15 + seed * 3));
		const up = Math.round(swell * high);
		if (up < 1) continue;
		const down = Math.max(1, Math.round(up * 0.35));
		for (let dy = -up; dy <= down; dy++) d.dot(x + dx, y + dy, dy > 0 && threshold(dx, dy) > 0.5 ? null_ : body);
		d.dot(x + dx, y + (rim === body ? -up : down), rim);
	}
}

const null_ = (): null => null;

type Slope = Readonly<{
	x: number;
	base: number;
	half: number;
	high: number;
	shades: readonly Colour[];
	light?: -1 | 1;
	seed?: number;
}>;

/** A slag heap: gullies run from its top to its foot, one side lies in the light. `shades` from dark to light. */
export function terril(d: Drawing, { x, base, half, high, shades, light = -1, seed = 1 }: Slope): void {
	for (let dx = -half; dx <= half; dx++) {
		const rough = (chance(Math.floor((dx + 999) / 5), 3, seed) - 0.5) * 3;
		const up = Math.round(Math.min(high - 4 + Math.abs(rough) * 0.6, high * (1 - Math.abs(dx) / half) ** 0.94 + rough));
		for (let level = 0; level < up; level++) {
			const depth = high - level + 4;
			const way = (dx * high) / (half * depth);
			const gully =
				chance(Math.floor((way + 3) * 16), 1, seed) * 0.75 + chance(Math.floor((way + 3) * 34), 2, seed) * 0.35;
			const side = Math.min(1, Math.max(-1, way * light * 1.5));
			const value = 0.5 + side * 0.42 + (gully - 0.55) * 0.5 + (threshold(x + dx, level) - 0.5) * 0.22;
			const shade = Math.min(shades.length - 1, Math.max(0, Math.floor(value * shades.length)));
			d.dot(x + dx, base - 1 - level, shades[shade] ?? 'coal');
		}
	}
}

/** Bushes and scrub on a line. */
export function scrub(
	d: Drawing,
	from: number,
	to: number,
	y: (x: number) => number,
	high: number,
	paint: Paint,
	seed = 1
): void {
	for (let x = from; x < to; x += 2) {
		const size = 1 + Math.floor(chance(x, 1, seed) * high);
		if (chance(x, 2, seed) > 0.35) d.disc(x, y(x) - size / 2, size, size * 0.8, paint);
	}
}

/** A birch: the first tree on a slag heap. */
export function birch(
	d: Drawing,
	x: number,
	y: number,
	high: number,
	leaf: readonly Colour[],
	lean = 0,
	seed = 1
): void {
	for (let up = 0; up < high; up++) {
		const bend = (lean * up * up) / (high * high);
		d.dot(x + bend, y - up, chance(up, seed, 3) > 0.76 ? 'iron' : 'paper');
		if (up < high * 0.55) d.dot(x + bend + 1, y - up, chance(up, seed, 4) > 0.7 ? 'iron' : 'stone');
	}
	for (let n = 0; n < high * 4; n++) {
		const share = 0.35 + chance(n, 1, seed) * 0.65;
		const wide = high * 0.2 * Math.sin(Math.PI * Math.min(1, (share - 0.2) * 1.1)) + 2;
		const bend = lean * share * share;
		const [px, py] = [
			x + bend + (chance(n, 2, seed) - 0.5) * 2 * wide,
			y - high * share + chance(n, 4, seed) * high * 0.18
		];
		const colour = leaf[Math.floor(chance(n, 3, seed) * leaf.length)] ?? 'green';
		d.box(
			Math.round(px),
			Math.round(py),
			1 + Math.floor(chance(n, 5, seed) * 3),
			1 + Math.floor(chance(n, 6, seed) * 1.5),
			colour
		);
	}
}

/** A poplar: a flame of leaves on a thin trunk. */
export function poplar(d: Drawing, x: number, y: number, high: number, dark: Colour, lit: Colour, seed = 1): void {
	d.box(x, y - 4, 1, 4, 'ink');
	for (let up = 3; up < high; up++) {
		const half = Math.sin(Math.PI * ((up / high) ** 0.8 * 0.94 + 0.03)) * high * 0.12 + chance(up, seed, 9) * 1.4;
		for (let dx = Math.ceil(-half); dx <= half; dx++)
			d.dot(x + dx, y - up, dx < -half * 0.3 && chance(x + dx, up, seed) > 0.45 ? lit : dark);
	}
}

/** Grass that stands out against what is behind it. */
export function grass(
	d: Drawing,
	from: number,
	to: number,
	y: (x: number) => number,
	high: number,
	paint: Paint,
	seed = 1
): void {
	for (let x = from; x < to; x++) {
		const size = Math.floor(chance(x, 5, seed) ** 2 * high);
		const lean = chance(x, 6, seed) - 0.5;
		for (let up = 0; up <= size; up++) d.dot(x + lean * up * 0.5, y(x) - up, paint);
	}
}

export function rain(d: Drawing, many: number, colour: Colour, seed = 1, long = 6): void {
	for (let n = 0; n < many; n++) {
		const [x, y] = [chance(n, 1, seed) * (d.w + 20), chance(n, 2, seed) * d.h - long];
		const length = long * (0.6 + chance(n, 3, seed) * 0.8);
		for (let step = 0; step < length; step++) d.dot(x - step / 3, y + step, colour);
	}
}

/** A disc of light with a rim that fades. */
export function sun(d: Drawing, x: number, y: number, r: number, inside: Colour, around: Colour): void {
	d.light(x, y, r * 5, r * 4, around, 0.9, 5);
	d.disc(x, y, r, r, inside);
}
