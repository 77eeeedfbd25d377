import type { Grey } from './image.ts';

type Random = () => number;
/** Where a code lies in a picture: its left upper corner, its side, and how many modules that has. */
export type Placed = Readonly<{ x: number; y: number; side: number; modules: number }>;

/** So many modules of each finder pattern, with the light line around it. */
const FINDER = 8;

/**
 * Covers so much of the area of a code with one to three round blots, each all black, all white or grey. `apart`: none of them touches a finder pattern, without which
 * no reader knows that there is a code; else they lie anywhere.
 */
export function blotted(
	image: Grey,
	code: Placed,
	{ share, apart }: Readonly<{ share: number; apart: boolean }>,
	random: Random
): Grey {
	const data = image.data.slice();
	const covered = new Uint8Array(data.length);
	const wanted = code.side * code.side * share;
	const many = 1 + Math.floor(random() * 3);
	let sum = 0;
	for (let tries = 0; sum < wanted && tries < 4000; tries++) {
		const left = wanted - sum;
		const radius = Math.sqrt(Math.min(left, wanted / many) / Math.PI) * (tries > 2000 ? 0.5 : 1) + 0.5;
		const [x, y] = [
			code.x + radius + random() * (code.side - 2 * radius),
			code.y + radius + random() * (code.side - 2 * radius)
		];
		if (apart && nearFinder({ x, y }, radius, code)) continue;
		sum += blot({ ...image, data }, covered, { x, y, radius, grey: [0, 255, 128][Math.floor(random() * 3)] ?? 0 });
	}
	return { ...image, data };
}

function nearFinder(
	{ x, y }: { x: number; y: number },
	radius: number,
	{ x: left, y: top, side, modules }: Placed
): boolean {
	const reach = (FINDER / modules) * side;
	return [
		[left, top],
		[left + side - reach, top],
		[left, top + side - reach]
	].some(([a = 0, b = 0]) => {
		const [nearX, nearY] = [Math.min(Math.max(x, a), a + reach), Math.min(Math.max(y, b), b + reach)];
		return Math.hypot(x - nearX, y - nearY) < radius;
	});
}

/** @returns how many points it covers that were not covered before */
function blot(
	{ width, height, data }: Grey,
	covered: Uint8Array,
	{ x, y, radius, grey }: { x: number; y: number; radius: number; grey: number }
): number {
	let fresh = 0;
	for (let row = Math.max(0, Math.floor(y - radius)); row <= Math.min(height - 1, y + radius); row++)
		for (let column = Math.max(0, Math.floor(x - radius)); column <= Math.min(width - 1, x + radius); column++) {
			if (Math.hypot(column - x, row - y) > radius) continue;
			const at = row * width + column;
			fresh += covered[at] ? 0 : 1;
			covered[at] = 1;
			data[at] = grey;
		}
	return fresh;
}

/** What a telephone sees of a code on a screen or behind glass: from aside, blurred and with a shine; `dim`: also with the stripes of the screen and the noise of little light. */
export function photographed(image: Grey, dim: boolean, random: Random): Grey {
	const size = 640;
	const seen = blurred(warped(image, size, random), 1 + Math.floor(random() * 2));
	const [stripe, angle, deep] = [2.2 + random() * 3, random() * Math.PI, dim ? 10 + random() * 18 : 0];
	const grain = dim ? 26 : 0;
	const shine = { x: size * random(), y: size * random(), r: size * (0.2 + 0.25 * random()), most: 60 + 60 * random() };
	const data = seen.data.map((grey, at) => {
		const [x, y] = [at % size, Math.floor(at / size)];
		const moire = deep * Math.sin(((x * Math.cos(angle) + y * Math.sin(angle)) * 2 * Math.PI) / stripe);
		const bright = shine.most * Math.exp(-(((x - shine.x) ** 2 + (y - shine.y) ** 2) / shine.r ** 2));
		const noise = (random() + random() + random() - 1.5) * grain;
		return Math.min(255, Math.max(0, 30 + grey * 0.72 + moire + bright + noise));
	});
	return { width: size, height: size, data };
}

/** Seen from aside: each corner lies up to a tenth further in, and all is turned by some degrees. */
function warped({ width, height, data }: Grey, size: number, random: Random): Grey {
	const turn = (random() - 0.5) * 0.5;
	const around = (x: number, y: number) => {
		const [a, b] = [x - size / 2, y - size / 2];
		return {
			x: size / 2 + a * Math.cos(turn) - b * Math.sin(turn),
			y: size / 2 + a * Math.sin(turn) + b * Math.cos(turn)
		};
	};
	const off = () => size * (0.08 + random() * 0.1);
	const [p, q, r, s] = [
		around(off(), off()),
		around(size - off(), off()),
		around(size - off(), size - off()),
		around(off(), size - off())
	];
	const from = homography([p, q, r, s]);
	const out = new Uint8Array(size * size).fill(235);
	for (let y = 0; y < size; y++)
		for (let x = 0; x < size; x++) {
			const { u, v } = from(x, y);
			if (u < 0 || v < 0 || u >= 1 || v >= 1) continue;
			out[y * size + x] = sampled(data, width, height, u * (width - 1), v * (height - 1));
		}
	return { width: size, height: size, data: out };
}

type At = Readonly<{ x: number; y: number }>;

/** From a point of a quadrilateral to its place in the square that it was (Heckbert 1989, the inverse of square to quad). */
function homography([p, q, r, s]: readonly [At, At, At, At]): (x: number, y: number) => { u: number; v: number } {
	const [dx1, dx2, dx3] = [q.x - r.x, s.x - r.x, p.x - q.x + r.x - s.x];
	const [dy1, dy2, dy3] = [q.y - r.y, s.y - r.y, p.y - q.y + r.y - s.y];
	const below = dx1 * dy2 - dx2 * dy1;
	const [g, h] = [(dx3 * dy2 - dx2 * dy3) / below, (dx1 * dy3 - dx3 * dy1) / below];
	const [a, b, c] = [q.x - p.x + g * q.x, s.x - p.x + h * s.x, p.x];
	const [d, e, f] = [q.y - p.y + g * q.y, s.y - p.y + h * s.y, p.y];
	return (x, y) => {
		const u = (e - f * h) * x + (c * h - b) * y + (b * f - c * e);
		const v = (f * g - d) * x + (a - c * g) * y + (c * d - a * f);
		const w = (d * h - e * g) * x + (b * g - a * h) * y + (a * e - b * d);
		return { u: u / w, v: v / w };
	};
}

function sampled(data: Uint8Array, width: number, height: number, x: number, y: number): number {
	const [left, top] = [Math.floor(x), Math.floor(y)];
	const [right, low] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)];
	const [fx, fy] = [x - left, y - top];
	const at = (column: number, row: number): number => data[row * width + column] ?? 255;
	return (
		(at(left, top) * (1 - fx) + at(right, top) * fx) * (1 - fy) + (at(left, low) * (1 - fx) + at(right, low) * fx) * fy
	);
}

/** Blurred by a box, so many times. */
function blurred({ width, height, data }: Grey, times: number): Grey {
	let now = data;
	for (let time = 0; time < times; time++) {
		const next = new Uint8Array(now.length);
		for (let y = 0; y < height; y++)
			for (let x = 0; x < width; x++) {
				let [sum, count] = [0, 0];
				for (const row of [y - 1, y, y + 1])
					for (const column of [x - 1, x, x + 1]) {
						if (row < 0 || column < 0 || row >= height || column >= width) continue;
						sum += now[row * width + column] ?? 0;
						count++;
					}
				next[y * width + x] = sum / count;
			}
		now = next;
	}
	return { width, height, data: now };
}
