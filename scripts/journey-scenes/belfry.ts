import { chance, type Drawing, type Point, threshold } from './drawing.ts';
import type { Colour } from './palette.ts';

type Stone = Readonly<{ dark: Colour; mid: Colour; light: Colour; roof: Colour; glow: Colour; copper?: Colour }>;

/** Half its width at each height, from the foot, for a tower of 150: three storeys, then bulbs that grow smaller. */
const outline: readonly Point[] = [
	[0, 16],
	[36, 16],
	[36, 17],
	[39, 17],
	[39, 15],
	[66, 15],
	[66, 17],
	[69, 17],
	[69, 14],
	[96, 14],
	[96, 18],
	[99, 18],
	[99, 11],
	[102, 12],
	[105, 15],
	[109, 14],
	[113, 9],
	[116, 6],
	[117, 8],
	[125, 8],
	[125, 9],
	[127, 9],
	[129, 8],
	[132, 7],
	[135, 4],
	[137, 3],
	[141, 3],
	[143, 2],
	[146, 1],
	[156, 0]
];

function halfAt(level: number): number {
	const next = outline.findIndex(([at]) => at > level);
	const [a0, h0] = outline[Math.max(0, next - 1)] ?? [0, 0];
	const [a1, h1] = outline[next] ?? [a0 + 1, 0];
	return next < 0 ? 0 : h0 + ((h1 - h0) * (level - a0)) / Math.max(1, a1 - a0);
}

/** A baroque belfry, seen from the front, light from the right; `size` 1 is 156 high. */
export function tower(d: Drawing, x: number, base: number, size: number, stone: Stone): void {
	const high = Math.round(156 * size);
	for (let up = 0; up < high; up++) {
		const level = up / size;
		const half = halfAt(level) * size;
		for (let dx = -Math.round(half); dx <= Math.round(half); dx++)
			d.dot(x + dx, base - up, at(dx / Math.max(1, half), level, dx, up, stone));
	}
	if (size > 0.6) details(d, x, base, size, stone);
	for (const side of [-1, 1]) turret(d, x + side * 14 * size, base - 99 * size, size, stone);
}

function at(
	way: number,
	level: number,
	dx: number,
	up: number,
	{ dark, mid, light, roof, copper = roof }: Stone
): Colour {
	const round = level > 103 && (level < 117 || level > 124);
	if (round) return way > 0.3 ? (threshold(dx, up) > 0.4 ? copper : light) : way < -0.35 ? dark : roof;
	if ([36, 66, 96].some((edge) => level >= edge && level < edge + 3)) return way < -0.2 ? mid : light;
	const pilaster = Math.abs(Math.abs(way) - 0.88) < 0.12;
	const bright = way * 0.8 + (pilaster ? 0.3 : 0) + (chance(Math.floor(dx / 3), Math.floor(up / 3), 5) - 0.5) * 0.26;
	return bright > 0.25 ? light : bright > -0.35 ? mid : dark;
}

function details(d: Drawing, x: number, base: number, size: number, { dark, glow, light }: Stone): void {
	for (const level of [10, 46, 76])
		for (const dx of [-7, 0, 7]) {
			const [w, h] = [3 * size, (level === 76 ? 15 : 13) * size];
			d.box(x + dx * size - w / 2, base - (level + 14) * size, w, h, 'coal');
			d.box(x + dx * size - w / 2 + 1, base - (level + 15) * size, w - 1.5, 1, 'coal');
			if (level === 76) d.box(x + dx * size - w / 2, base - (level + 6) * size, w, 1, light);
		}
	d.disc(x, base - 54 * size, 7 * size, 7 * size, dark);
	d.disc(x, base - 54 * size, 6 * size, 6 * size, 'paper');
	for (let hour = 0; hour < 12; hour++) {
		const turn = (hour / 12) * Math.PI * 2;
		d.dot(x + Math.sin(turn) * 4.6 * size, base - 54 * size - Math.cos(turn) * 4.6 * size, 'coal');
	}
	d.line([x, base - 54 * size], [x, base - 58.5 * size], 'coal');
	d.line([x, base - 54 * size], [x + 3 * size, base - 53 * size], 'brick');
	for (const dx of [-3, 1, 4]) d.box(x + dx * size, base - 123 * size, 1.5 * size, 6 * size, glow);
	d.box(x - 0.5, base - 156 * size, 1, 7 * size, 'gold');
}

function turret(d: Drawing, x: number, base: number, size: number, { dark, mid, light, roof }: Stone): void {
	const halves = [3, 3, 3, 4, 4, 3, 2, 3, 4, 4, 3, 2, 1, 1, 1, 0, 0];
	for (const [up, half] of halves.entries()) {
		const wide = Math.round(half * size);
		for (let dx = -wide; dx <= wide; dx++)
			d.dot(x + dx, base - up * size, up < 6 ? (dx > 0 ? light : dx < -1 ? dark : mid) : dx > 0 ? mid : roof);
	}
}
