import { chance, type Drawing, type Paint } from './drawing.ts';
import type { Colour } from './palette.ts';

/** A lamp that hangs, and the cone of its light down to `floor`. */
export function pendant(
	d: Drawing,
	x: number,
	y: number,
	floor: number,
	shade: Colour = 'brick',
	strength = 0.42
): void {
	d.line([x, 0], [x, y], 'ink');
	d.veil(
		[
			[x - 6, y + 6],
			[x + 7, y + 6],
			[x + (floor - y) * 0.5, floor],
			[x - (floor - y) * 0.5, floor]
		],
		'gold',
		(_, py) => strength * (1 - (py - y) / (floor - y) / 1.3)
	);
	d.shape(
		[
			[x - 2, y],
			[x + 3, y],
			[x + 9, y + 6],
			[x - 8, y + 6]
		],
		shade
	);
	d.box(x - 7, y + 6, 15, 1, 'straw');
	d.box(x - 2, y + 7, 5, 2, 'paper');
}

/** A computer that is open, from the side behind it or from its front. */
export function laptop(
	d: Drawing,
	x: number,
	y: number,
	lines: readonly Colour[] = ['aqua', 'gold', 'rose'],
	wide = 22
): void {
	const high = Math.round(wide * 0.62);
	d.box(x, y - high, wide, high, 'ink');
	d.box(x + 1, y - high + 1, wide - 2, high - 2, 'night');
	for (let row = 0; row * 2 + 4 < high; row++) {
		const long = 3 + Math.floor(chance(row, x, 3) * (wide - 9));
		d.box(x + 3 + (row % 3), y - high + 3 + row * 2, long, 1, lines[row % lines.length] ?? 'aqua');
	}
	d.shape(
		[
			[x - 2, y + 2],
			[x, y],
			[x + wide, y],
			[x + wide + 2, y + 2]
		],
		'slate'
	);
	d.box(x - 2, y + 2, wide + 4, 1, 'iron');
}

/** A pane of a window with what is outside; `bars` across and down. */
export function pane(
	d: Drawing,
	x: number,
	y: number,
	w: number,
	h: number,
	outside: Paint,
	frame: Colour,
	bars: readonly [number, number]
): void {
	d.box(x - 2, y - 2, w + 4, h + 4, frame);
	d.box(x, y, w, h, outside);
	for (let n = 1; n < bars[0]; n++) d.box(x + (w * n) / bars[0], y, 1, h, frame);
	for (let n = 1; n < bars[1]; n++) d.box(x, y + (h * n) / bars[1], w, 1, frame);
}

/** Towers with lit windows against the sky of a window. */
export function nightTown(
	d: Drawing,
	x: number,
	base: number,
	w: number,
	high: number,
	wall: Colour,
	seed: number
): void {
	for (let left = 0; left < w - 4; ) {
		const wide = Math.min(w - left, 8 + Math.floor(chance(left, 1, seed) * 12));
		const top = Math.floor(high * (0.35 + chance(left, 2, seed) * 0.65));
		d.box(x + left, base - top, wide, top, wall);
		for (let dy = 3; dy < top - 2; dy += 4)
			for (let dx = 2; dx < wide - 1; dx += 3)
				if (chance(left + dx, dy, seed) > 0.6)
					d.box(x + left + dx, base - top + dy, 1, 2, chance(dx, dy, seed) > 0.5 ? 'gold' : 'tan');
		left += wide + (chance(left, 3, seed) > 0.5 ? 1 : 0);
	}
}

export function mug(d: Drawing, x: number, y: number, colour: Colour, steam = true): void {
	d.box(x, y - 6, 6, 6, colour);
	d.box(x, y - 6, 6, 1, 'bark');
	d.box(x + 6, y - 5, 2, 1, colour);
	d.box(x + 7, y - 5, 1, 3, colour);
	d.box(x + 6, y - 2, 1, 1, colour);
	if (!steam) return;
	for (const [dx, dy] of [
		[2, -8],
		[2, -9],
		[3, -10],
		[3, -11],
		[2, -12],
		[2, -13],
		[3, -15]
	] as const)
		d.lit(x + dx, y + dy, 'paper', 0.6, 4);
}

export function paperSheet(d: Drawing, x: number, y: number, lines = 4, wide = 14): void {
	d.shape(
		[
			[x, y],
			[x + wide, y - 1],
			[x + wide + 3, y + 6],
			[x + 2, y + 7]
		],
		'paper'
	);
	for (let n = 0; n < lines; n++)
		d.box(x + 3 + n * 0.5, y + 1 + n * 1.3, wide - 5 - Math.floor(chance(n, x, 2) * 5), 1, n ? 'stone' : 'brick');
}

/** The notebook: brick cover, gold corner, the thing that it all begins with. */
export function notebook(d: Drawing, x: number, y: number, open = false): void {
	if (open) {
		d.shape(
			[
				[x, y + 1],
				[x + 11, y - 1],
				[x + 22, y + 1],
				[x + 25, y + 8],
				[x + 12, y + 6],
				[x - 3, y + 8]
			],
			'paper'
		);
		d.line([x + 11, y], [x + 12, y + 6], 'stone');
		for (let n = 0; n < 3; n++) {
			d.box(x + 2 - n * 0.6, y + 2 + n * 1.6, 7, 1, 'steel');
			d.box(x + 14 + n * 0.4, y + 2 + n * 1.6, 6 - n, 1, n === 1 ? 'brick' : 'steel');
		}
		d.line([x - 3, y + 8], [x + 12, y + 7], 'clay');
		d.line([x + 12, y + 7], [x + 25, y + 8], 'clay');
		return;
	}
	d.shape(
		[
			[x, y],
			[x + 16, y],
			[x + 19, y + 7],
			[x + 2, y + 7]
		],
		'brick'
	);
	d.box(x + 2, y + 7, 18, 2, 'paper');
	d.box(x + 2, y + 9, 18, 1, 'clay');
	d.box(x + 6, y + 2, 7, 2, 'straw');
	d.line([x + 14, y], [x + 17, y + 7], 'gold');
}

export function plant(
	d: Drawing,
	x: number,
	y: number,
	high: number,
	pot: Colour,
	dark: Colour = 'forest',
	lit: Colour = 'green',
	seed = 1
): void {
	d.shape(
		[
			[x - 5, y - 9],
			[x + 6, y - 9],
			[x + 4, y],
			[x - 3, y]
		],
		pot
	);
	d.box(x - 6, y - 10, 13, 2, pot);
	for (let n = 0; n < 11; n++) {
		const lean = (n / 10 - 0.5) * 2;
		const tall = high * (0.55 + chance(n, 1, seed) * 0.45) * (1 - Math.abs(lean) * 0.35);
		for (let up = 0; up < tall; up++) {
			const at = x + lean * (up / tall) ** 1.6 * high * 0.55;
			const half = Math.sin((up / tall) * Math.PI) * 1.8;
			d.box(
				Math.round(at - half),
				Math.round(y - 10 - up * (1 - Math.abs(lean) * (up / tall) * 0.35)),
				Math.max(1, Math.round(half * 2)),
				1,
				n % 3 === 1 ? lit : dark
			);
		}
	}
}

/** A box of cardboard. */
export function carton(d: Drawing, x: number, y: number, w: number, h: number): void {
	d.box(x, y - h, w, h, 'tan');
	d.box(x + w - Math.round(w * 0.3), y - h, Math.round(w * 0.3), h, 'bark');
	d.shape(
		[
			[x - 3, y - h - 4],
			[x + w * 0.45, y - h],
			[x, y - h]
		],
		'skin'
	);
	d.shape(
		[
			[x + w + 3, y - h - 5],
			[x + w * 0.6, y - h],
			[x + w, y - h]
		],
		'bark'
	);
	d.box(x + w * 0.28, y - h + 3, w * 0.2, 2, 'bark');
}

/** Boards of a floor that run to a vanishing point. */
export function boards(d: Drawing, top: number, colour: Colour, joint: Colour, seed = 1, vanish = 160): void {
	for (let y = top; y < d.h; y++) {
		const near = 0.35 + ((y - top) / (d.h - top)) * 0.9;
		for (let x = 0; x < d.w; x++) {
			const board = (x - vanish) / (16 * near);
			const edge = Math.abs(board - Math.round(board)) < 0.5 / (16 * near);
			const end =
				chance(Math.round(board), Math.floor((y - top) / (3 + near * 9)), seed) > 0.9 &&
				(y - top) % Math.ceil(3 + near * 9) === 0;
			d.dot(x, y, edge || end ? joint : colour);
		}
	}
}
