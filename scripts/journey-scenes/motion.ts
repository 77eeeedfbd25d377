import { CLEAR, chance, Drawing } from './drawing.ts';
import type { Colour } from './palette.ts';

const FRAMES = 8;
const W = 320;
const H = 180;

/** Draws one of eight pictures that follow each other; nothing is kept but what moves. */
type Motion = (on: Drawing, frame: number) => void;

const turn = (frame: number): number => (frame / FRAMES) * Math.PI * 2;

/** Drops that fall: each comes back where it began. */
const drops =
	(many: number, seed: number): Motion =>
	(on, frame) => {
		for (let n = 0; n < many; n++) {
			const way = (chance(n, 2, seed) + frame / FRAMES) % 1;
			const [x, y] = [chance(n, 1, seed) * (W + 30) - way * 56, way * (H + 12) - 8];
			for (let step = 0; step < 6; step++) on.dot(x - step / 3, y + step, n % 4 ? 'mist' : 'paper');
		}
	};

/** Points that shine in turn. */
const twinkle =
	(points: readonly (readonly [number, number])[], colour: Colour, size = 1): Motion =>
	(on, frame) => {
		for (const [n, [x, y]] of points.entries()) if ((frame + n * 3) % FRAMES < 3) on.box(x, y, size, size, colour);
	};

/** Windows or lamps that go out for a moment. */
const blink =
	(boxes: readonly (readonly [number, number, number, number])[], colour: Colour): Motion =>
	(on, frame) => {
		for (const [n, [x, y, w, h]] of boxes.entries()) if ((frame + n * 5) % FRAMES === 0) on.box(x, y, w, h, colour);
	};

/** Dust in the light. */
const motes =
	(many: number, x: number, y: number, w: number, h: number): Motion =>
	(on, frame) => {
		for (let n = 0; n < many; n++) {
			const at = turn(frame) + n;
			on.dot(
				x + chance(n, 1, 7) * w + Math.cos(at) * 2,
				y + chance(n, 2, 7) * h + Math.sin(at) * 1.5,
				n % 3 ? 'paper' : 'straw'
			);
		}
	};

/** Squares that rise and grow smaller. */
const rise =
	(x: number, y: number, high: number): Motion =>
	(on, frame) => {
		for (let n = 0; n < 3; n++) {
			const way = (n / 3 + frame / FRAMES / 3) % 1;
			const size = way < 0.35 ? 3 : way < 0.75 ? 2 : 1;
			on.box(x + Math.sin(way * 9) * 4, y - way * high, size, size, way < 0.5 ? 'straw' : 'gold');
		}
	};

const birds =
	(points: readonly (readonly [number, number])[]): Motion =>
	(on, frame) => {
		for (const [n, [x, y]] of points.entries()) {
			const wing = (frame + n) % 4 < 2 ? -1 : 1;
			const left = x + Math.round(Math.sin(turn(frame) + n) * 2);
			on.dot(left, y, 'graphite');
			for (const side of [-1, 1]) on.dot(left + side, y + (wing < 0 ? -1 : 0), 'graphite');
			for (const side of [-2, 2]) on.dot(left + side, y + wing, 'graphite');
		}
	};

/** Wheels that turn. */
const wheels =
	(all: readonly (readonly [number, number, number])[]): Motion =>
	(on, frame) => {
		for (const [cx, cy, r] of all)
			for (let n = 0; n < 6; n++) {
				const at = (n * Math.PI) / 3 + (turn(frame) / 6) * 1;
				on.line(
					[cx + Math.cos(at) * 4, cy + Math.sin(at) * 4],
					[cx + Math.cos(at) * r, cy + Math.sin(at) * r],
					n ? 'stone' : 'straw'
				);
			}
	};

/** Code that is being written, line by line. */
const typing =
	(x: number, y: number, colours: readonly Colour[]): Motion =>
	(on, frame) => {
		for (let row = 0; row < 4; row++) {
			const long = 3 + Math.floor(chance(row, x, 5) * 7);
			on.box(
				x,
				y + row * 2,
				Math.min(long, Math.max(0, frame * 2 - row * 3)),
				1,
				colours[row % colours.length] ?? 'aqua'
			);
		}
	};

/** What rushes past a window, in rows that are faster the nearer they are. */
const passing: Motion = (on, frame) => {
	for (let n = 0; n < 16; n++) {
		const x = (((n * 41 - frame * 16) % 236) + 236) % 236;
		for (let dx = 0; dx < 12; dx++)
			if (x + dx < 114 || x + dx > 121) on.dot(42 + x + dx, 113 + (n % 3), n % 2 ? 'moss' : 'green');
	}
	const pole = 278 - frame * 30;
	if (pole > 84 && (pole < 156 || pole > 163)) on.box(pole, 24, 2, 91, 'iron');
};

const all =
	(...parts: readonly Motion[]): Motion =>
	(on, frame) => {
		for (const part of parts) part(on, frame);
	};

const motions: Readonly<Record<string, Motion>> = {
	belfry: birds([
		[214, 38],
		[226, 30],
		[238, 41],
		[112, 66],
		[122, 60]
	]),
	coworking: all(
		blink(
			[
				[34, 84, 1, 2],
				[94, 70, 1, 2],
				[103, 88, 1, 2],
				[219, 80, 1, 2]
			],
			'straw'
		),
		twinkle(
			[
				[20, 24],
				[84, 34],
				[150, 28],
				[206, 30]
			],
			'paper'
		)
	),
	dawn: all(
		birds([
			[236, 60],
			[248, 54],
			[258, 62]
		]),
		motes(10, 60, 70, 200, 70)
	),
	empty: motes(26, 110, 70, 130, 90),
	fair: drops(70, 5),
	kitchen: all(
		typing(165, 134, ['ember', 'aqua', 'straw']),
		blink(
			[
				[271, 134, 2, 1],
				[276, 134, 2, 1]
			],
			'ink'
		),
		twinkle(
			[
				[40, 24],
				[74, 26],
				[86, 40]
			],
			'paper'
		)
	),
	lift: all(drops(60, 8), blink([[187, 52, 7, 12]], 'tan')),
	lyceum: all(motes(22, 30, 80, 120, 80), blink([[198, 107, 6, 5]], 'ember')),
	press: wheels([
		[128, 118, 13],
		[164, 118, 11],
		[192, 118, 7]
	]),
	square: birds([
		[60, 40],
		[70, 34],
		[250, 44],
		[262, 40]
	]),
	studio: all(
		twinkle(
			[
				[84, 68],
				[102, 80],
				[126, 98],
				[200, 56],
				[212, 74],
				[224, 92],
				[188, 80],
				[90, 92]
			],
			'peach',
			5
		),
		blink(
			[
				[37, 98, 3, 2],
				[269, 100, 3, 2]
			],
			'ink'
		)
	),
	terrils: all(
		rise(85, 114, 84),
		blink(
			[
				[139, 138, 2, 2],
				[178, 138, 2, 2]
			],
			'tan'
		),
		twinkle(
			[
				[30, 12],
				[96, 30],
				[150, 18],
				[214, 26],
				[268, 10],
				[300, 40]
			],
			'paper'
		)
	),
	train: passing
};

/** The pictures of a scene's movement, one below the other; null where nothing moves. */
export function motionOf(scene: string): Drawing | null {
	const motion = motions[scene];
	if (!motion) return null;
	const strip = new Drawing(W, H * FRAMES);
	for (let frame = 0; frame < FRAMES; frame++) {
		const on = new Drawing(W, H);
		on.pixels.fill(CLEAR);
		motion(on, frame);
		strip.pixels.set(on.pixels, frame * W * H);
	}
	return strip;
}
