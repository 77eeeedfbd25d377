import { Resvg } from '@resvg/resvg-js';

export const WIDTH = 1280;
export const HEIGHT = 720;
/** The side of a pixel of the house: everything that is drawn sits on this grid, with a gap of one between. */
export const CELL = 8;
export const COLUMNS = WIDTH / CELL;
export const ROWS = HEIGHT / CELL;

/** A picture, four bytes a pixel: red, green, blue, nothing. */
export type Canvas = Uint32Array;

export const blank = (): Canvas => new Uint32Array(WIDTH * HEIGHT);

/** A colour #rrggbb as it lies in memory. */
const packed = (colour: number): number => ((colour & 255) << 16) | (colour & 0xff00) | ((colour >> 16) & 255);

/** Between two colours: 0 is the first. */
export function mix(from: number, to: number, share: number): number {
	const part = (shift: number) =>
		Math.round(((from >> shift) & 255) * (1 - share) + ((to >> shift) & 255) * share) << shift;
	return part(16) | part(8) | part(0);
}

/** A rectangle, cut at the edges. */
export function box(on: Canvas, x: number, y: number, w: number, h: number, colour: number, alpha = 1): void {
	const [left, right] = [Math.max(0, Math.round(x)), Math.min(WIDTH, Math.round(x + w))];
	const [top, bottom] = [Math.max(0, Math.round(y)), Math.min(HEIGHT, Math.round(y + h))];
	if (left >= right || alpha <= 0) return;
	const value = packed(colour);
	for (let row = top; row < bottom; row++) {
		const at = row * WIDTH;
		if (alpha >= 1) on.fill(value, at + left, at + right);
		else for (let p = at + left; p < at + right; p++) on[p] = blend(on[p] ?? 0, value, alpha);
	}
}

function blend(under: number, over: number, alpha: number): number {
	const a = Math.round(alpha * 256);
	const red = ((under & 255) * (256 - a) + (over & 255) * a) >> 8;
	const green = (((under >> 8) & 255) * (256 - a) + ((over >> 8) & 255) * a) >> 8;
	const blue = (((under >> 16) & 255) * (256 - a) + ((over >> 16) & 255) * a) >> 8;
	return red | (green << 8) | (blue << 16);
}

/** One pixel of the house; places may lie between two. */
export const cell = (on: Canvas, x: number, y: number, colour: number, alpha = 1): void =>
	box(on, x * CELL, y * CELL, CELL - 1, CELL - 1, colour, alpha);

/** A block of them. */
export function cells(on: Canvas, x: number, y: number, w: number, h: number, colour: number, alpha = 1): void {
	for (let row = 0; row < h; row++)
		for (let column = 0; column < w; column++) cell(on, x + column, y + row, colour, alpha);
}

/** A drawing in letters: each stands for a colour, a dot for nothing; `scale` squares a side for a letter. */
export function sprite(
	on: Canvas,
	x: number,
	y: number,
	rows: readonly string[],
	colours: Record<string, number>,
	scale = 1
): void {
	for (const [down, row] of rows.entries())
		for (const [right, letter] of [...row].entries()) {
			const colour = colours[letter];
			if (colour !== undefined) cells(on, x + right * scale, y + down * scale, scale, scale, colour);
		}
}

/** A sky in steps, from above to below. */
export function sky(on: Canvas, colours: readonly number[], steps = 30): void {
	for (let step = 0; step < steps; step++) {
		const at = (step / (steps - 1)) * (colours.length - 1);
		const from = Math.min(Math.floor(at), colours.length - 2);
		const colour = mix(colours[from] ?? 0, colours[from + 1] ?? 0, at - from);
		box(on, 0, (step * HEIGHT) / steps, WIDTH, HEIGHT / steps + 1, colour);
	}
}

export type Font = 'title' | 'text';
type Mask = Readonly<{ w: number; h: number; alpha: Uint8Array }>;

const families: Record<Font, string> = { title: 'Bricolage Grotesque 96pt ExtraBold', text: 'Instrument Sans' };
const fontFiles = ['title', 'title-extended', 'text', 'text-extended'].map((name) => `src/ui/fonts/${name}.ttf`);
const masks = new Map<string, Mask>();

function maskOf(text: string, size: number, font: Font): Mask {
	const key = `${font}${size}${text}`;
	const known = masks.get(key);
	if (known) return known;
	const h = Math.ceil(size * 1.4);
	const safe = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${h}"><text x="2" y="${size}" font-family="${families[font]}" font-size="${size}" fill="#fff">${safe}</text></svg>`;
	const { pixels } = new Resvg(svg, {
		font: { loadSystemFonts: false, fontFiles, defaultFontFamily: families.text }
	}).render();
	const alpha = Uint8Array.from({ length: WIDTH * h }, (_, n) => pixels[n * 4 + 3] ?? 0);
	let w = 0;
	for (let n = 0; n < alpha.length; n++) if (alpha[n]) w = Math.max(w, (n % WIDTH) + 1);
	const mask = { w, h, alpha };
	masks.set(key, mask);
	return mask;
}

export const widthOf = (text: string, size: number, font: Font = 'title'): number => maskOf(text, size, font).w;

type Written = Readonly<{
	x: number;
	/** Its top. */
	y: number;
	size: number;
	colour: number;
	font?: Font;
	alpha?: number;
	/** Where it ends on the left, on the right, or its middle. */
	align?: 'left' | 'right' | 'middle';
	/** Nothing is drawn below this line: words that rise from behind it. */
	below?: number;
}>;

export function write(
	on: Canvas,
	text: string,
	{ x, y, size, colour, font = 'title', alpha = 1, align = 'left', below = HEIGHT }: Written
): void {
	if (alpha <= 0 || !text) return;
	const mask = maskOf(text, size, font);
	const left = Math.round(align === 'left' ? x : align === 'right' ? x - mask.w : x - mask.w / 2);
	const top = Math.round(y);
	const value = packed(colour);
	for (let row = Math.max(0, -top); row < mask.h && top + row < Math.min(HEIGHT, below); row++)
		for (let column = Math.max(0, -left); column < mask.w && left + column < WIDTH; column++) {
			const ink = mask.alpha[row * WIDTH + column] ?? 0;
			if (!ink) continue;
			const at = (top + row) * WIDTH + left + column;
			on[at] = blend(on[at] ?? 0, value, (ink / 255) * alpha);
		}
}

/** Always the same number from 0 to 1 for the same place. */
export function chance(n: number, seed = 1): number {
	const value = Math.sin(n * 127.1 + seed * 311.7) * 43_758.5453;
	return value - Math.floor(value);
}

export const clamp = (value: number, least = 0, most = 1): number => Math.min(Math.max(value, least), most);
/** Comes to rest softly. */
export const ease = (share: number): number => 1 - (1 - clamp(share)) ** 3;
/** Comes in, stays, goes: 0 to 1 to 0 within a length, `rim` seconds at each end. */
export const stay = (t: number, length: number, rim = 0.6): number => clamp(Math.min(t, length - t) / rim);
