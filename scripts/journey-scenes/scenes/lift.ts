import { drawLila, drawYou } from '../cast.ts';
import { bricks, chance, Drawing, fade, type Paint, speckle } from '../drawing.ts';
import { cloud, poplar, rain, sun } from '../nature.ts';
import type { Colour } from '../palette.ts';
import { umbrella } from '../people.ts';

const WATER = 138;

/** A boat lift of the Canal du Centre on a Sunday of rain, light under the clouds: two troughs, one up while the other is down, and the iron that leads them. */
export function lift(): Drawing {
	const d = new Drawing();
	d.box(0, 0, 320, 180, fade(0, 150, ['night', 'deep', 'steel', 'slate', 'rose', 'ember', 'gold'], 0.85));
	sun(d, 56, 122, 10, 'straw', 'gold');
	for (const [x, y, wide, high] of [
		[-30, 30, 170, 16],
		[60, 18, 150, 12],
		[190, 26, 160, 15],
		[-20, 62, 130, 12],
		[230, 56, 120, 11],
		[-10, 92, 110, 8]
	] as const)
		cloud(d, x, y, wide, high, y > 80 ? 'slate' : 'graphite', y > 80 ? 'gold' : y > 50 ? 'rose' : 'slate', x);
	d.shape(
		[
			[0, 130],
			[40, 126],
			[100, 130],
			[100, WATER],
			[0, WATER]
		],
		'aubergine'
	);
	for (let n = 0; n < 7; n++) poplar(d, 6 + n * 15, 134, 26 + Math.floor(chance(n, 2) * 10), 'indigo', 'plum', n);
	bridge(d);
	trough(d, 122, 62, true);
	trough(d, 204, 106, false);
	for (const x of [116, 162, 198, 244]) mast(d, x, x === 116 || x === 198 ? 'ember' : 'steel');
	for (const x of [112, 194]) beam(d, x);
	engine(d);
	d.box(0, WATER, 320, 2, 'ink');
	d.mirror(WATER + 2, 30, 'night', 0.28);
	for (let n = 0; n < 60; n++)
		d.box(
			20 + chance(n, 1) * 90,
			WATER + 3 + chance(n, 2) * 26,
			2 + chance(n, 3) * 7,
			1,
			chance(n, 4) > 0.5 ? 'gold' : 'ember'
		);
	quay(d);
	return d;
}

/** The bridge that leads the upper canal to the lift. */
function bridge(d: Drawing): void {
	d.box(244, 66, 76, 9, 'night');
	d.box(244, 64, 76, 2, 'rose');
	for (let x = 248; x < 320; x += 8) {
		d.line([x, 74], [x + 8, 66], 'steel');
		d.line([x, 66], [x + 8, 74], 'steel');
	}
	for (const x of [282, 312]) d.box(x, 75, 7, 64, bricks('rust', 'ink', 'clay'));
}

/** A trough full of water with its boat, on the press that carries it. */
function trough(d: Drawing, x: number, y: number, boat: boolean): void {
	d.box(x + 14, y + 16, 12, WATER - y - 16, (px) => (px < x + 18 ? 'stone' : px < x + 22 ? 'slate' : 'iron'));
	if (boat) barge(d, x - 1, y);
	d.box(x - 4, y, 48, 16, 'graphite');
	d.box(x - 4, y, 48, 2, 'ember');
	d.box(x - 4, y + 14, 48, 2, 'ink');
	for (let left = 0; left < 48; left += 6) d.box(x - 4 + left, y + 2, 1, 12, 'iron');
	for (let left = 1; left < 46; left += 3) d.dot(x - 4 + left, y + 4, 'slate');
	d.shape(
		[
			[x + 4, y + 16],
			[x + 36, y + 16],
			[x + 28, y + 22],
			[x + 12, y + 22]
		],
		'coal'
	);
}

function barge(d: Drawing, x: number, y: number): void {
	d.shape(
		[
			[x - 2, y - 6],
			[x + 43, y - 6],
			[x + 40, y + 1],
			[x + 2, y + 1]
		],
		'rust'
	);
	d.box(x - 2, y - 7, 45, 1, 'paper');
	d.box(x + 26, y - 14, 12, 7, 'sand');
	d.box(x + 25, y - 15, 14, 1, 'brick');
	for (const left of [28, 33]) d.box(x + left, y - 12, 3, 3, 'gold');
	d.box(x + 4, y - 10, 18, 3, 'teal');
	d.box(x + 4, y - 11, 18, 1, 'aqua');
	d.line([x + 42, y - 7], [x + 42, y - 16], 'ink');
	d.box(x + 43, y - 16, 4, 3, 'gold');
}

/** A mast of iron lattice. */
function mast(d: Drawing, x: number, rim: Colour): void {
	const iron: Paint = (px, py) => {
		const [dx, dy] = [px - x, py - 26];
		if (dx === 0) return rim;
		if (dx === 7 || dy % 14 === 0) return 'night';
		return dx === (dy % 14) / 2 || dx === 7 - (dy % 14) / 2 ? 'night' : null;
	};
	d.box(x, 26, 8, WATER - 26, iron);
	d.box(x - 1, WATER - 8, 10, 8, bricks('rust', 'ink', 'clay'));
}

function beam(d: Drawing, x: number): void {
	d.box(x, 20, 62, 7, 'night');
	d.box(x, 19, 62, 1, 'rose');
	for (let left = 0; left < 60; left += 6) {
		d.line([x + left, 26], [x + left + 6, 20], 'steel');
		d.line([x + left, 20], [x + left + 6, 26], 'steel');
	}
	for (const left of [8, 46]) {
		d.disc(x + left + 4, 16, 4, 4, 'night');
		d.disc(x + left + 4, 16, 2, 2, 'steel');
	}
}

/** The engine house between the two. */
function engine(d: Drawing): void {
	d.box(170, 44, 28, WATER - 44, bricks('clay', 'rust', 'brick'));
	d.box(170, 44, 5, WATER - 44, bricks('brick', 'clay', 'ember'));
	d.shape(
		[
			[166, 44],
			[184, 24],
			[202, 44]
		],
		speckle('coal', 'graphite', 0.3)
	);
	d.line([166, 44], [184, 24], 'slate');
	d.box(181, 14, 6, 12, 'clay');
	d.box(180, 13, 8, 2, 'sand');
	for (const y of [52, 76, 100])
		for (const x of [174, 187]) {
			const on = y === 52 || (y === 100 && x === 174);
			d.box(x, y, 7, 12, on ? 'gold' : 'night');
			d.box(x + 3, y, 1, 12, on ? 'tan' : 'ink');
			d.box(x + 1, y - 1, 5, 1, 'sand');
			if (on) d.light(x + 3, y + 6, 14, 14, 'gold', 0.35);
		}
	d.box(178, 120, 12, 18, 'ink');
	d.disc(184, 120, 6, 5, 'ink');
}

function quay(d: Drawing): void {
	d.stamp(
		(on) => {
			on.shape(
				[
					[0, 158],
					[150, 166],
					[320, 162],
					[320, 180],
					[0, 180]
				],
				(x, y) => (y % 6 === 0 || (x + y * 3) % 29 === 0 ? 'ink' : chance(x, y, 4) > 0.9 ? 'graphite' : 'coal')
			);
		},
		'slate',
		[0, -1]
	);
	d.stamp(
		(on) => {
			on.box(24, 148, 6, 12, 'ink');
			on.box(22, 146, 10, 3, 'ink');
		},
		'ember',
		[1, 0]
	);
	bicycle(d, 226, 172);
	drawYou(d, { x: 70, y: 176, high: 48, rim: 'gold', from: [-1, 0] });
	drawLila(d, { x: 100, y: 175, high: 46, rim: 'straw', from: [-1, 0], arm: [12, -12] });
	for (const [x, y, colour] of [
		[152, 172, 'brick'],
		[182, 174, 'plum'],
		[284, 176, 'teal']
	] as const)
		umbrella(d, { x, y, colour, coat: 'graphite', rim: 'ember', turned: x > 200 });
	rain(d, 90, 'mist', 3, 7);
	rain(d, 40, 'paper', 9, 4);
}

function bicycle(d: Drawing, x: number, y: number): void {
	for (const left of [0, 24])
		for (let step = 0; step < 44; step++) {
			const turn = (step / 44) * Math.PI * 2;
			d.dot(x + left + Math.cos(turn) * 8, y - 8 + Math.sin(turn) * 8, step > 18 && step < 34 ? 'ember' : 'ink');
		}
	d.path(
		[
			[x, y - 8],
			[x + 9, y - 18],
			[x + 21, y - 18],
			[x + 24, y - 8]
		],
		'brick'
	);
	d.path(
		[
			[x + 9, y - 18],
			[x + 11, y - 8],
			[x, y - 8]
		],
		'brick'
	);
	d.line([x + 11, y - 8], [x + 21, y - 18], 'brick');
	d.path(
		[
			[x + 21, y - 18],
			[x + 20, y - 23],
			[x + 24, y - 23]
		],
		'ink'
	);
	d.box(x + 6, y - 20, 6, 2, 'ink');
}
