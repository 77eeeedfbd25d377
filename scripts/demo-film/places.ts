import { type Canvas, CELL, COLUMNS, cell, cells, chance, clamp, ease, mix, ROWS, sky, sprite } from './canvas.ts';
import type { Look } from './look.ts';

/** Draws a moment of a scene: `t` seconds into its `length`. */
export type Scene = (on: Canvas, t: number, length: number, look: Look) => void;

const GROUND = ROWS - 14;

function stars(on: Canvas, t: number, { paper, accent }: Look, many = 70): void {
	for (let n = 0; n < many; n++) {
		const bright = chance(n + Math.floor(t * (0.3 + chance(n, 3))), 6) > 0.3 ? 0.75 : 0.3;
		const [x, y] = [Math.floor(chance(n, 1) * COLUMNS), Math.floor(chance(n, 2) * 48)];
		const size = chance(n, 4) > 0.8 ? 4 : 2;
		dot(on, x * CELL, y * CELL, size, n % 5 ? paper : accent, bright);
	}
}

function dot(on: Canvas, x: number, y: number, size: number, colour: number, alpha: number): void {
	for (let row = 0; row < size; row++)
		for (let column = 0; column < size; column++) cell1(on, x + column, y + row, colour, alpha);
}

const cell1 = (on: Canvas, x: number, y: number, colour: number, alpha: number): void =>
	cell(on, x / CELL, y / CELL, colour, alpha * 0.35);

/** The floor that everything stands on, of loose pixels. */
export function floor(on: Canvas, look: Look, from = GROUND): void {
	for (let y = from; y < ROWS; y++)
		for (let x = 0; x < COLUMNS; x++)
			cell(on, x, y, mix(look.dark, look.main, 0.12 + 0.3 * chance(x + y * 200, 7) * (1 - (y - from) / 20)));
}

const heights = (middle: number, half: number, top: number) => (x: number) =>
	Math.max(0, Math.round(top * (1 - Math.abs(x - middle) / half)));

/** A slag heap that builds itself: pixels fall from the sky, each to its place. */
export const terril: Scene = (on, t, _, look) => {
	sky(on, look.sky);
	stars(on, t, look);
	heap(on, t * 1.2, look, heights(112, 46, 34), 0.35);
	heap(on, t, look, heights(58, 60, 46), 1);
	floor(on, look);
	for (let n = 0; n < 26; n++) {
		const way = (t * (0.16 + chance(n, 9) * 0.12) + chance(n, 8)) % 1;
		cell(on, 30 + Math.floor(chance(n, 5) * 56), 4 + way * 58, n % 3 ? look.light : look.accent, 0.8 * (1 - way));
	}
};

function heap(on: Canvas, t: number, look: Look, top: (x: number) => number, strength: number): void {
	for (let x = 0; x < COLUMNS; x++)
		for (let level = 0; level < top(x); level++) {
			const begins = level * 0.13 + chance(x * 91 + level, 5) * 1.6;
			const fallen = clamp((t - begins) / 0.7);
			if (fallen <= 0) continue;
			const shade = chance(x * 17 + level * 5, 6);
			const lit = shade > 0.96 ? look.accent : mix(look.main, look.light, shade * 0.7);
			const colour = mix(look.sky[1] ?? 0, lit, strength * (0.45 + (0.55 * level) / 46));
			cell(on, x, GROUND - 1 - level - (1 - fallen * fallen) * 30, colour, fallen);
		}
}

/** A belfry that rises stone by stone over roofs, with a clock that turns and birds that pass. */
export const belfry: Scene = (on, t, _, look) => {
	sky(on, look.sky);
	const sun = 56 - ease(t / 14) * 22;
	for (let y = -9; y <= 9; y++)
		for (let x = -9; x <= 9; x++)
			if (x * x + y * y < 84) cell(on, 36 + x, sun + y, mix(look.accent, look.paper, 0.25 + y / 50), 0.9);
	roofs(on, look);
	const built = Math.floor(ease(t / 6) * 62);
	for (let level = 0; level < built; level++) storey(on, level, look);
	if (built > 50) clock(on, t, look);
	for (let n = 0; n < 6; n++) {
		const x = ((t * (5 + n * 0.7) + n * 23) % (COLUMNS + 20)) - 10;
		const wing = Math.sin(t * 7 + n * 2) > 0 ? -1 : 0;
		const y = 12 + n * 4 + Math.sin(t + n) * 2;
		cell(on, x, y, look.dark);
		cell(on, x - 1, y + wing, look.dark);
		cell(on, x + 1, y + wing, look.dark);
	}
	floor(on, look);
};

function roofs(on: Canvas, look: Look): void {
	for (let house = 0; house < 18; house++) {
		const [x, wide, high] = [house * 9 - 3, 9, 8 + Math.floor(chance(house, 2) * 9)];
		const wall = mix(look.dark, look.second, 0.25 + chance(house, 4) * 0.35);
		cells(on, x, GROUND - high, wide, high, wall);
		for (let step = 0; step < 5; step++)
			cells(on, x + step, GROUND - high - step, wide - step * 2, 1, mix(wall, look.dark, 0.45));
		for (let window = 0; window < 3; window++)
			if (chance(house * 3 + window, 5) > 0.4) cells(on, x + 1 + window * 3, GROUND - high + 3, 1, 2, look.accent);
	}
}

function storey(on: Canvas, level: number, look: Look): void {
	const half =
		level < 40 ? 7 : level < 46 ? 6 : Math.max(0, [6, 6, 5, 4, 4, 5, 4, 3, 2, 2, 1, 1, 1, 0, 0, 0][level - 46] ?? 0);
	for (let x = -half; x <= half; x++) {
		const edge = Math.abs(x) === half || level === 39 || level === 24;
		const window = level > 27 && level < 36 && (x === -3 || x === 3);
		const stone = mix(look.dark, look.light, 0.3 + chance(x * 31 + level, 3) * 0.25 + (edge ? 0.2 : 0));
		cell(on, 104 + x, GROUND - 1 - level, window ? look.accent : level > 52 ? look.second : stone);
	}
}

function clock(on: Canvas, t: number, look: Look): void {
	const [x, y] = [104, GROUND - 44];
	for (let dy = -4; dy <= 4; dy++)
		for (let dx = -4; dx <= 4; dx++) if (dx * dx + dy * dy < 18) cell(on, x + dx, y + dy, look.paper);
	for (let n = 0; n < 4; n++) cell(on, x + Math.sin(t * 0.7) * n, y - Math.cos(t * 0.7) * n, look.dark);
	for (let n = 0; n < 3; n++) cell(on, x + Math.sin(t * 0.06) * n, y - Math.cos(t * 0.06) * n, look.second);
}

const boat = [
	'......pp..........',
	'..aaaappaaaa......',
	'..awawppawaw......',
	'bbbbbbbbbbbbbbbbbb',
	'.bbbbbbbbbbbbbbbb.',
	'..bbbbbbbbbbbbbb..'
];

const boatColours = ({ second, paper, accent, dark }: Look) => ({ b: second, a: paper, w: dark, p: accent });

/** A canal that goes by: trees, a barge, and the light on the water. */
export const canal: Scene = (on, t, _, look) => {
	sky(on, look.sky);
	stars(on, t, look, 30);
	for (let n = 0; n < 40; n++)
		poplar(on, ((n * 11 - t * 3 + 440) % 440) - 20, 8 + Math.floor(chance(n, 3) * 10), look, 0.35);
	for (let n = 0; n < 26; n++)
		poplar(on, ((n * 19 - t * 8 + 494) % 494) - 20, 14 + Math.floor(chance(n, 4) * 12), look, 0.75);
	const water = 58;
	const slow = Math.floor(t * 2.5) / 2.5;
	for (let y = water; y < ROWS; y++)
		for (let x = 0; x < COLUMNS; x++) {
			const wave = Math.sin(x * 0.35 + slow * 1.6 + y * 1.3) + Math.sin(x * 0.13 - slow * 0.9 + y * 0.6);
			cell(on, x, y, mix(look.dark, wave > 1.1 ? look.light : look.main, wave > 1.1 ? 0.6 : 0.3));
		}
	const bob = Math.sin(t * 1.4) * 0.4;
	sprite(on, 20 + ease(t / 10) * 45, water - 4 + bob, boat, boatColours(look));
	sprite(on, 170 - t * 6, water + 9 - bob, boat, { ...boatColours(look), b: look.accent });
};

function poplar(on: Canvas, x: number, high: number, look: Look, near: number): void {
	const leaf = mix(look.sky[1] ?? 0, look.main, near);
	for (let y = 0; y < high; y++) {
		const half = Math.round(2.4 * Math.sin((Math.PI * (y + 1)) / (high + 1)));
		cells(on, Math.round(x) - half, 57 - y, half * 2 + 1, 1, mix(leaf, look.light, chance(y + high, 2) * 0.2 * near));
	}
}

/** The boat lifts: two troughs that hold each other, one up while the other goes down. */
export const lifts: Scene = (on, t, _, look) => {
	sky(on, look.sky);
	stars(on, t, look, 40);
	floor(on, look, GROUND + 4);
	const way = (1 - Math.cos((t * Math.PI) / 9)) / 2;
	for (const [n, x] of [28, 92].entries()) {
		for (const pillar of [0, 36]) lattice(on, x + pillar, look);
		cells(on, x, 16, 40, 3, mix(look.main, look.light, 0.4));
		cells(on, x + 17, 11, 6, 5, look.accent);
		const y = 30 + (n ? way : 1 - way) * 34;
		for (const rope of [8, 31]) for (let r = 19; r < y; r += 1) cell(on, x + rope, r, mix(look.dark, look.paper, 0.4));
		cells(on, x + 4, y + 6, 32, 5, mix(look.dark, look.main, 0.8));
		cells(on, x + 5, y + 5, 30, 2, look.light);
		sprite(on, x + 11, y, boat, boatColours(look));
	}
};

function lattice(on: Canvas, x: number, look: Look): void {
	for (let y = 16; y < GROUND + 4; y++)
		for (let dx = 0; dx < 4; dx++) {
			const beam = dx === 0 || dx === 3 || (y + dx) % 4 === 0 || (y - dx) % 4 === 0;
			if (beam) cell(on, x + dx, y, mix(look.dark, look.light, 0.35 + 0.25 * chance(y * 4 + dx, 2)));
		}
}
