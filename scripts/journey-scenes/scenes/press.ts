import { drawYou } from '../cast.ts';
import { chance, Drawing, speckle } from '../drawing.ts';
import { pane, pendant } from '../inside.ts';
import { person } from '../people.ts';

/** A family's print shop: the press, posters that dry, and colours on everything. */
export function press(): Drawing {
	const d = new Drawing();
	d.box(0, 0, 320, 118, speckle('tan', 'bark', 0.06, 3));
	for (let y = 0; y < 118; y++)
		for (let x = 0; x < 320; x++) d.lit(x, y, 'rust', 0.2 + Math.abs(x - 176) / 300 + (60 - y) / 260, 4);
	roof(d);
	shelves(d);
	posters(d);
	d.box(0, 118, 320, 62, speckle('slate', 'iron', 0.12, 6));
	for (let y = 118; y < 180; y++)
		for (let x = 0; x < 320; x++) d.lit(x, y, 'night', Math.hypot((x - 170) / 240, (y - 140) / 70) * 0.8, 4);
	for (const x of [96, 176, 256]) pendant(d, x, 26, 150, 'green', 0.34);
	machine(d);
	stacks(d);
	person(d, 'stand', 232, 146, { hair: 'slate', skin: 'peach', top: 'blue', arm: 'steel', legs: 'night' });
	person(d, 'walk', 68, 148, { hair: 'ink', skin: 'tan', top: 'sand', arm: 'stone', legs: 'steel' });
	d.box(76, 134, 9, 6, 'paper');
	drawYou(d, { x: 34, y: 182, high: 62, rim: 'straw', from: [1, 0] });
	return d;
}

function roof(d: Drawing): void {
	for (let n = 0; n < 4; n++) {
		const x = n * 84 - 8;
		d.shape(
			[
				[x, 24],
				[x + 70, 0],
				[x + 84, 0],
				[x + 84, 24]
			],
			'coal'
		);
		d.shape(
			[
				[x + 8, 20],
				[x + 62, 2],
				[x + 66, 2],
				[x + 66, 20]
			],
			'mist'
		);
		for (let dx = 18; dx < 66; dx += 12) d.box(x + dx, 2, 1, 20, 'coal');
		for (let y = 2; y < 20; y++) d.box(x + 8, y, 1, 1, 'coal');
	}
	d.box(0, 22, 320, 4, 'graphite');
}

function shelves(d: Drawing): void {
	pane(d, 8, 44, 44, 40, speckle('mist', 'sand', 0.2, 2), 'bark', [2, 2]);
	for (const y of [64, 86, 108]) {
		d.box(262, y, 58, 2, 'bark');
		for (let n = 0; n < 5; n++) {
			const colour = (['aqua', 'rose', 'gold', 'ink', 'brick', 'green', 'blue'] as const)[(n + y) % 7] ?? 'gold';
			d.box(265 + n * 11, y - 10, 8, 10, 'stone');
			d.box(265 + n * 11, y - 8, 8, 5, colour);
			d.box(265 + n * 11, y - 11, 8, 1, 'slate');
		}
	}
}

/** Posters on a line: « 41 », waves, a slag heap. */
function posters(d: Drawing): void {
	for (let x = 60; x < 256; x++) d.dot(x, 40 + 5 * Math.sin(((x - 60) / 196) * Math.PI), 'ink');
	for (const [n, ground] of (['gold', 'paper', 'brick', 'teal', 'paper'] as const).entries()) {
		const [x, y] = [66 + n * 38, 44 + Math.round(4 * Math.sin(((n * 38 + 20) / 196) * Math.PI))];
		d.box(x, y, 28, 38, ground);
		d.box(x + 12, y - 3, 3, 5, 'tan');
		const ink = ground === 'paper' ? 'brick' : ground === 'gold' ? 'ink' : 'paper';
		if (n % 2)
			for (let level = 0; level < 5; level++)
				for (let k = 0; k <= 4 - level; k++)
					d.box(x + 5 + k * 4 + level * 2, y + 24 - level * 4, 3, 3, level === 4 ? 'gold' : ink);
		else
			for (let row = 0; row < 5; row++)
				for (let dx = 4; dx < 24; dx++) d.dot(x + dx, y + 8 + row * 4 + Math.sin(dx / 2.5 + row) * 1.6, ink);
		d.box(x + 4, y + 31, 20, 2, ink);
		d.box(x + 4, y + 34, 12, 1, ink);
	}
}

function machine(d: Drawing): void {
	d.stamp(
		(on) => {
			on.box(100, 112, 126, 42, 'graphite');
			on.box(108, 92, 40, 24, 'iron');
			on.shape(
				[
					[146, 92],
					[196, 84],
					[204, 116],
					[146, 116]
				],
				'graphite'
			);
			on.box(196, 104, 34, 12, 'iron');
			on.box(92, 124, 14, 30, 'iron');
		},
		'stone',
		[0, -1]
	);
	for (const [x, r] of [
		[128, 17],
		[164, 15],
		[192, 11]
	] as const) {
		d.disc(x, 118, r, r, 'ink');
		d.disc(x, 118, r - 2, r - 2, 'slate');
		d.disc(x, 118, r - 3, r - 3, 'iron');
		for (let n = 0; n < 6; n++)
			d.line(
				[x, 118],
				[x + Math.cos((n * Math.PI) / 3) * (r - 3), 118 + Math.sin((n * Math.PI) / 3) * (r - 3)],
				'ink',
				2
			);
		d.disc(x, 118, 3, 3, 'gold');
	}
	for (const [n, colour] of (['aqua', 'rose', 'gold', 'ink'] as const).entries()) d.box(110 + n * 9, 95, 7, 8, colour);
	d.shape(
		[
			[200, 100],
			[240, 112],
			[240, 115],
			[200, 103]
		],
		'paper'
	);
	d.box(206, 138, 10, 6, 'brick');
	d.box(218, 138, 4, 6, 'moss');
	d.box(96, 154, 136, 4, 'ink');
	d.light(160, 110, 60, 34, 'straw', 0.25);
}

function stacks(d: Drawing): void {
	for (const [x, y, high, colour] of [
		[246, 166, 22, 'paper'],
		[274, 172, 30, 'straw'],
		[302, 168, 18, 'paper']
	] as const) {
		d.box(x, y, 26, 4, 'bark');
		for (let level = 0; level < high; level++)
			d.box(x + (chance(level, x, 2) > 0.8 ? 1 : 0), y - 1 - level, 24, 1, level % 4 === 3 ? 'sand' : colour);
	}
}
