import { Drawing, dither, type Paint, type Point } from '../drawing.ts';
import type { Colour } from '../palette.ts';

export type Face = Readonly<{
	skin: readonly [dark: Colour, mid: Colour, light: Colour];
	ground: readonly [Colour, Colour];
	/** Half the width and height of the head. */
	size?: readonly [number, number];
	brow: Colour;
	eyes?: 'open' | 'smile' | 'calm';
	mouth?: 'smile' | 'flat' | 'grin';
	lips?: Colour;
	cheek?: Colour;
	old?: boolean;
}>;

export const X = 32;
export const Y = 30;

/** Behind everybody: two colours that fade, and a square of light. */
function ground(d: Drawing, { ground: [far, near] }: Face): void {
	for (let y = 0; y < 64; y++) d.box(0, y, 64, 1, dither(far, near, y / 70));
	d.light(44, 22, 30, 30, near, 0.7);
}

/** Points beside the middle of the face, in the way of a polygon of SVG. */
export const at = (points: string): Point[] =>
	points.split(' ').map((point) => {
		const [x = 0, y = 0] = point.split(',').map(Number);
		return [X + x, Y + y];
	});

/** A portrait of which only the ground is there. */
export const start = (face: Face): Drawing => {
	const d = new Drawing(64, 64);
	ground(d, face);
	return d;
};

/** Shoulders and a neck; `collar` is drawn by who wears it. */
export function bust(d: Drawing, { skin: [dark, mid] }: Face, cloth: Paint, shade: Paint, wide = 25): void {
	d.shape(
		[
			[X - wide, 64],
			[X - wide + 2, 56],
			[X - wide + 8, 51],
			[X - 7, 47],
			[X + 8, 47],
			[X + wide - 7, 51],
			[X + wide - 1, 56],
			[X + wide + 1, 64]
		],
		cloth
	);
	d.shape(
		[
			[X - wide, 64],
			[X - wide + 2, 56],
			[X - wide + 8, 51],
			[X - 9, 48],
			[X - 12, 64]
		],
		shade
	);
	d.box(X - 5, 38, 11, 11, mid);
	d.shape(
		[
			[X - 5, 40],
			[X + 6, 40],
			[X + 6, 43],
			[X - 5, 46]
		],
		dark
	);
}

/** Head, ears, nose, eyes, mouth: light from the right. */
export function head(d: Drawing, face: Face): void {
	const {
		skin: [dark, mid, light],
		size: [rx, ry] = [11, 14],
		cheek
	} = face;
	for (const side of [-1, 1]) d.disc(X + side * rx, Y + 1, 2, 3, side < 0 ? dark : mid);
	d.disc(X, Y, rx, ry, mid);
	d.disc(X + 1.5, Y - 0.5, rx - 2.5, ry - 2, light);
	d.shape(
		[
			[X - rx, Y - 4],
			[X - rx + 3, Y - 6],
			[X - rx + 4, Y + 6],
			[X - 3, Y + ry - 1],
			[X - 6, Y + ry - 2],
			[X - rx + 1, Y + 6]
		],
		mid
	);
	eyes(d, face);
	d.box(X + 1, Y - 1, 1, 5, mid);
	d.box(X, Y + 3, 3, 2, mid);
	d.dot(X, Y + 4, dark);
	if (cheek) for (const left of [-7, 5]) d.box(X + left, Y + 4, 3, 2, dither(light, cheek, 0.5));
	mouth(d, face);
	if (face.old) wrinkles(d, dark);
}

function eyes(d: Drawing, { brow, eyes: look = 'open', skin: [dark] }: Face): void {
	for (const left of [X - 7, X + 3]) {
		d.box(left, Y - 5, 5, 1, brow);
		d.dot(left + (left < X ? 4 : 0), Y - 4, brow);
		if (look === 'smile') {
			d.box(left + 1, Y - 1, 3, 1, 'ink');
			d.dot(left, Y, 'ink');
			d.dot(left + 4, Y, 'ink');
			continue;
		}
		d.box(left, Y - 2, 5, look === 'calm' ? 2 : 3, 'paper');
		d.box(left + 1, Y - 2, 3, look === 'calm' ? 2 : 3, 'bark');
		d.box(left + 2, Y - 2, 1, look === 'calm' ? 2 : 3, 'ink');
		d.dot(left + 3, Y - 2, 'paper');
		d.box(left, Y - 3, 5, 1, 'ink');
		if (look === 'calm') d.box(left, Y, 5, 1, dark);
	}
}

function mouth(d: Drawing, { mouth: shape = 'smile', lips = 'clay', skin: [dark] }: Face): void {
	const y = Y + 8;
	if (shape === 'grin') {
		d.box(X - 4, y - 1, 10, 1, lips);
		d.box(X - 3, y, 8, 2, 'paper');
		d.box(X - 2, y + 2, 6, 1, lips);
		return;
	}
	d.box(X - 3, y, 7, 1, lips);
	if (shape === 'smile') for (const left of [-4, 4]) d.dot(X + left, y - 1, lips);
	d.box(X - 1, y + 2, 4, 1, dark);
}

function wrinkles(d: Drawing, dark: Colour): void {
	for (const [x, y, w] of [
		[-6, -9, 5],
		[2, -9, 5],
		[-4, -11, 8]
	] as const)
		d.box(X + x, Y + y, w, 1, dark);
	for (const left of [-8, 8]) d.dot(X + left, Y + 1, dark);
	d.line([X - 5, Y + 4], [X - 6, Y + 8], dark);
	d.line([X + 6, Y + 4], [X + 7, Y + 8], dark);
	for (const left of [-6, 4]) d.box(X + left, Y + 2, 3, 1, dark);
}

export function glasses(d: Drawing, colour: Colour, round = true): void {
	for (const left of [X - 8, X + 2]) {
		d.box(left, Y - 4, 7, 1, colour);
		d.box(left, Y + 2, 7, 1, colour);
		d.box(left - (round ? 0 : 1), Y - 3, 1, 5, colour);
		d.box(left + 6 + (round ? 0 : 1), Y - 3, 1, 5, colour);
	}
	d.box(X - 1, Y - 3, 3, 1, colour);
	for (const [x, side] of [
		[X - 9, -1],
		[X + 9, 1]
	] as const)
		d.box(side < 0 ? x - 2 : x, Y - 3, 3, 1, colour);
}
