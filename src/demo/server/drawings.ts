import sharp from 'sharp';

/** Invented works and persons have drawings of square pixels, made here, so that no picture needs to be kept with the source. */
export const motifs = ['rain', 'heaps', 'lamp', 'canal', 'sound', 'poster', 'streets', 'face'] as const;
export type Motif = (typeof motifs)[number];

type Paint = (x: number, y: number, chance: (salt: number) => number) => string;

const WIDE = 48;
const HIGH = 36;
const PIXEL = 28;
const FACE = 16;

/** A drawing as a PNG; the same motif, seed and colours always give the same one. The first colour is the ground. */
export function draw(motif: Motif, seed: number, colours: readonly string[]): Promise<Buffer> {
	const [wide, high] = motif === 'face' ? [FACE, FACE] : [WIDE, HIGH];
	const paint = painters[motif](colours, seed);
	const squares = Array.from({ length: wide * high }, (_, at) => {
		const [x, y] = [at % wide, Math.floor(at / wide)];
		return `<rect x="${x}" y="${y}" width="1.01" height="1.01" fill="${paint(x, y, (salt) => noise(x, y, seed + salt))}"/>`;
	});
	const size = motif === 'face' ? 50 : PIXEL;
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${high}" width="${wide * size}" height="${high * size}" shape-rendering="crispEdges">${squares.join('')}</svg>`;
	return sharp(Buffer.from(svg)).png().toBuffer();
}

/** The emblem of an invented fund: a heap of squares, and no flag of anybody. */
export function drawEmblem(): Promise<Buffer> {
	const heap = [1, 3, 5, 7].flatMap((wide, row) =>
		Array.from({ length: wide }, (_, at) => {
			const fill = row === 0 ? '#d0512f' : '#23262d';
			return `<rect x="${(11 - wide) / 2 + at + 0.06}" y="${row + 1.06}" width="0.88" height="0.88" fill="${fill}"/>`;
		})
	);
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 11 6" width="660" height="360"><rect width="11" height="6" fill="#efe6d2"/>${heap.join('')}</svg>`;
	return sharp(Buffer.from(svg)).png().toBuffer();
}

/** From 0 to 1, the same for the same square. */
function noise(x: number, y: number, seed: number): number {
	let state = Math.imul(x * 374761393 + y * 668265263 + seed * 2147483647, 1274126177) >>> 0;
	state = Math.imul(state ^ (state >>> 13), 2246822519) >>> 0;
	return ((state ^ (state >>> 16)) >>> 0) / 2 ** 32;
}

const painters: Record<Motif, (colours: readonly string[], seed: number) => Paint> = {
	rain:
		([sky = '', wall = '', light = '', drop = '', coat = ''], seed) =>
		(x, y, chance) => {
			const roof = HIGH - 6 - Math.floor(noise(Math.floor(x / 6), 0, seed) * 15);
			const [dx, dy] = [x - 22, y - 25];
			if (dy >= -4 && dy <= -1 && Math.abs(dx) <= 5 + Math.min(0, dy + 1) * 1.2) return coat;
			if (dx === 0 && dy >= 0 && dy < 7) return light;
			if (y >= HIGH - 4) return (x + y * 3) % 7 === 0 ? drop : wall;
			if (y > roof) return x % 3 === 1 && y % 3 === 1 && chance(7) > 0.55 ? light : wall;
			return (x + y * 2) % 9 === 0 && chance(3) > 0.45 ? drop : sky;
		},
	heaps:
		([sky = '', near = '', far = '', sun = '', spark = '']) =>
		(x, y, chance) => {
			const height = (centre: number, top: number) => top + Math.abs(x - centre) * 0.85;
			if (y > height(16, 9)) return chance(2) > 0.93 ? spark : near;
			if (y > height(35, 15)) return chance(4) > 0.9 ? near : far;
			if ((x - 37) ** 2 + (y - 9) ** 2 < 26) return sun;
			return x === 16 && y === 4 ? spark : sky;
		},
	lamp:
		([ground = '', wood = '', glow = '', bright = '']) =>
		(x, y, chance) => {
			const away = Math.hypot(x - 24, (y - 13) * 1.1);
			if (y > 21 && y < 32 && Math.abs(x - 24) < 3 + (y - 22) * 0.55) return y % 4 === 0 ? glow : wood;
			if (y >= 32 && y < 34) return wood;
			if (away < 6) return bright;
			return chance(5) > away / 19 ? glow : ground;
		},
	canal:
		([sky = '', bank = '', water = '', gleam = '', bar = '']) =>
		(x, y, chance) => {
			if (y < 4 || y >= HIGH - 4) return bar;
			if (y < 17) return (x - 33) ** 2 + (y - 13) ** 2 < 20 ? gleam : sky;
			if (y < 20) return chance(1) > 0.25 || y === 19 ? bank : sky;
			if (y > 19 && y < 24 && x > 8 && x < 21 - Math.abs(y - 22)) return bar;
			return Math.abs(x - 33) < (y - 17) / 2.2 && (y + x) % 2 === 0 ? gleam : chance(6) > 0.9 ? bank : water;
		},
	sound:
		([ground = '', low = '', middle = '', high = ''], seed) =>
		(x, y) => {
			const bar = Math.floor(x / 3);
			const loud = 3 + noise(bar, 1, seed) * 12 * Math.abs(Math.sin(bar / 2.4)) + 2;
			const away = Math.abs(y - HIGH / 2);
			if (x % 3 === 2 || away > loud) return ground;
			return away > loud * 0.7 ? high : away > loud * 0.35 ? middle : low;
		},
	poster:
		([paper = '', one = '', two = '', three = '', ink = '']) =>
		(x, y) => {
			if (y > 29 && y < 33 && x > 4 && x < 44) return (x % 5 < 3 && y !== 31) || y === 31 ? ink : paper;
			if ((x - 15) ** 2 + (y - 12) ** 2 < 74) return x > 19 && y > 8 ? three : one;
			if (y > 8 && y < 26 && x - 24 > (26 - y) / 2 - 4 && x < 44 - (26 - y) / 2) return two;
			return paper;
		},
	streets:
		([ground = '', street = '', block = '', pin = ''], seed) =>
		(x, y, chance) => {
			const pins = [0, 1, 2, 3, 4].map((at) => [4 + noise(at, 3, seed) * 40, 4 + noise(at, 9, seed) * 28] as const);
			if (pins.some(([px, py]) => Math.hypot(x - px, y - py) < 1.8)) return pin;
			if (x % 8 === 0 || y % 7 === 0 || Math.abs(x - y * 1.2) < 1) return street;
			return chance(Math.floor(x / 8) + 10) > 0.5 ? block : ground;
		},
	face:
		([ground = '', hair = '', skin = '', coat = '', ink = ''], seed) =>
		(x, y) => {
			const side = Math.min(x, FACE - 1 - x);
			const long = noise(1, 1, seed) > 0.5;
			if (y >= 13) return side > 1 || y === 15 ? coat : ground;
			if (y === 12) return side >= 6 ? skin : long && side > 3 ? hair : ground;
			if (y < 2 || side < 3) return ground;
			if (y < 5 || (side === 3 && (long || y < 7))) return y === 2 && side < 4 ? ground : hair;
			if (side === 3) return ground;
			if (y === 5 && noise(side, 5, seed) > 0.4) return hair;
			if (y === 7 && side === 5) return ink;
			if (y === 10 && side >= (noise(2, 2, seed) > 0.5 ? 6 : 7)) return ink;
			return skin;
		}
};
