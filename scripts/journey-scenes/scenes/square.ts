import { drawLila, drawYou } from '../cast.ts';
import { bricks, chance, Drawing, fade, speckle } from '../drawing.ts';
import { cloud } from '../nature.ts';
import type { Colour } from '../palette.ts';
import { type Dress, person } from '../people.ts';

const GROUND = 130;

/** The Grand-Place on a market morning: the town hall, stalls, long shadows on the stones. */
export function square(): Drawing {
	const d = new Drawing();
	d.box(0, 0, 320, GROUND, fade(0, 120, ['steel', 'mist', 'mist', 'sand', 'peach'], 0.85));
	d.light(330, 40, 200, 110, 'straw', 0.45, 4);
	for (const [x, y, wide, high] of [
		[-20, 30, 110, 9],
		[196, 22, 130, 9],
		[230, 52, 100, 7]
	] as const)
		cloud(d, x, y, wide, high, 'paper', 'sand', x);
	gables(d, -6, [34, 30, 28], 5);
	gables(d, 232, [30, 34, 30], 12);
	hall(d);
	stones(d);
	for (const [x, colour] of [
		[4, 'brick'],
		[50, 'green'],
		[228, 'blue'],
		[276, 'brick']
	] as const)
		stall(d, x, colour);
	crowd(d);
	return d;
}

function gables(d: Drawing, from: number, widths: readonly number[], seed: number): void {
	let x = from;
	for (const [n, wide] of widths.entries()) {
		const top = 62 + Math.floor(chance(n, 1, seed) * 14);
		const [wall, joint, pale] = (
			[
				['brick', 'clay', 'ember'],
				['sand', 'stone', 'paper'],
				['skin', 'tan', 'peach'],
				['clay', 'rust', 'brick']
			] as const
		)[(n + seed) % 4] ?? ['brick', 'clay', 'ember'];
		d.box(x, top, wide - 1, GROUND - top, bricks(wall, joint, pale));
		for (let step = 0; step < 6; step++)
			d.box(x + step * 2.4, top - (step + 1) * 4, wide - 1 - step * 4.8, 4, bricks(wall, joint, pale));
		for (let step = 0; step < 6; step++) d.box(x + step * 2.4, top - (step + 1) * 4, 3, 1, 'paper');
		for (let floor = 0; floor < 3; floor++)
			for (let left = 4; left + 5 < wide; left += 9) {
				d.box(x + left - 1, top + 3 + floor * 17, 7, 12, 'paper');
				d.box(x + left, top + 4 + floor * 17, 5, 10, chance(left, floor, seed + n) > 0.6 ? 'mist' : 'steel');
				d.box(x + left + 2, top + 4 + floor * 17, 1, 10, 'paper');
			}
		for (let y = top - 24; y < GROUND; y++) for (let dx = 0; dx < 4; dx++) d.lit(x + dx, y, 'night', 0.45, 4);
		d.box(x + 1, GROUND - 16, wide - 3, 16, 'night');
		x += wide;
	}
}

/** The town hall: gothic, the morning on it from the right. */
function hall(d: Drawing): void {
	const [left, wide, top] = [92, 136, 62];
	d.shape(
		[
			[left - 2, top],
			[left + 12, top - 22],
			[left + wide - 12, top - 22],
			[left + wide + 2, top]
		],
		speckle('graphite', 'iron', 0.35, 2)
	);
	for (const x of [left + 28, left + 100]) {
		d.shape(
			[
				[x - 4, top - 8],
				[x, top - 16],
				[x + 4, top - 8]
			],
			'iron'
		);
		d.box(x - 2, top - 9, 4, 5, 'mist');
	}
	d.box(left, top, wide, GROUND - top, (x, y) =>
		chance(Math.floor(x / 5), Math.floor(y / 3), 4) > 0.8 ? 'stone' : 'sand'
	);
	for (let y = top; y < GROUND; y++)
		for (let x = left; x < left + wide; x++) d.lit(x, y, 'slate', 0.5 * (1 - (x - left) / wide), 4);
	d.box(left - 2, top - 1, wide + 4, 2, 'paper');
	for (let n = 0; n < 10; n++) arch(d, left + 6 + n * 13, top + 8, 7, 20);
	d.box(left, top + 34, wide, 2, 'paper');
	d.box(left, top + 36, wide, 1, 'slate');
	for (let n = 0; n < 10; n++) if (n !== 4 && n !== 5) arch(d, left + 5 + n * 13, top + 42, 9, 26);
	arch(d, left + wide / 2 - 10, top + 38, 20, 30);
	d.box(left + wide / 2 - 8, top + 44, 16, 24, 'rust');
	d.box(left + wide / 2, top + 42, 1, 26, 'ink');
	campanile(d, left + wide / 2, top - 20);
	for (const [x, colour] of [
		[left + 12, 'gold'],
		[left + 122, 'brick']
	] as const) {
		d.line([x, top + 34], [x + 6, top + 24], 'bark');
		d.shape(
			[
				[x + 1, top + 32],
				[x + 6, top + 24],
				[x + 12, top + 28],
				[x + 7, top + 36]
			],
			colour
		);
	}
}

function arch(d: Drawing, x: number, y: number, wide: number, high: number): void {
	d.shape(
		[
			[x - 1, y + 4],
			[x + wide / 2, y - 4],
			[x + wide + 1, y + 4],
			[x + wide + 1, y + high],
			[x - 1, y + high]
		],
		'stone'
	);
	d.shape(
		[
			[x, y + 5],
			[x + wide / 2, y - 2],
			[x + wide, y + 5],
			[x + wide, y + high],
			[x, y + high]
		],
		'graphite'
	);
	d.shape(
		[
			[x + wide / 2, y],
			[x + wide, y + 5],
			[x + wide, y + high * 0.5],
			[x + wide / 2, y + high * 0.5]
		],
		'steel'
	);
	d.box(x + wide / 2, y, 1, high, 'sand');
	d.box(x, y + high * 0.4, wide, 1, 'sand');
}

function campanile(d: Drawing, x: number, base: number): void {
	d.box(x - 8, base - 14, 16, 16, 'stone');
	d.box(x + 1, base - 14, 7, 16, 'sand');
	d.disc(x, base - 7, 5, 5, 'graphite');
	d.disc(x, base - 7, 4, 4, 'paper');
	d.line([x, base - 7], [x, base - 10], 'ink');
	d.line([x, base - 7], [x - 2, base - 9], 'brick');
	d.shape(
		[
			[x - 10, base - 14],
			[x - 6, base - 22],
			[x + 6, base - 22],
			[x + 10, base - 14]
		],
		'graphite'
	);
	d.box(x - 4, base - 30, 8, 8, 'sand');
	for (const dx of [-4, -1, 2]) d.box(x + dx, base - 30, 2, 8, 'slate');
	d.shape(
		[
			[x - 6, base - 30],
			[x - 3, base - 36],
			[x, base - 46],
			[x + 3, base - 36],
			[x + 6, base - 30]
		],
		'iron'
	);
	d.box(x, base - 50, 1, 6, 'gold');
}

/** Paving: rows of stones, nearer ones larger; the shadows of the houses on the right. */
function stones(d: Drawing): void {
	d.box(0, GROUND, 320, 50, speckle('stone', 'sand', 0.18, 4));
	for (let row = 0, y = GROUND; y < 180; row++) {
		const [high, wide] = [3 + Math.floor(row / 2), 7 + row * 3];
		for (let x = (row % 2) * (wide / 2) - (160 % wide); x < 320; x += wide)
			for (let dy = 1; dy < high; dy++) d.dot(x, y + dy, 'slate');
		d.box(0, y, 320, 1, speckle('slate', 'stone', 0.3, row));
		y += high;
	}
	d.veil(
		[
			[228, GROUND],
			[320, GROUND],
			[320, 180],
			[150, 180]
		],
		'steel',
		0.4
	);
}

function stall(d: Drawing, x: number, colour: Colour): void {
	const y = 146;
	for (const left of [2, 38]) d.box(x + left, y - 26, 2, 26, 'bark');
	for (let n = 0; n < 7; n++)
		d.shape(
			[
				[x + 3 + n * 5, y - 34],
				[x + 8 + n * 5, y - 34],
				[x + n * 6 + 6, y - 24],
				[x + n * 6, y - 24]
			],
			n % 2 ? 'paper' : colour
		);
	for (let n = 0; n < 7; n++) d.box(x + n * 6, y - 24, 6, 2, n % 2 ? 'sand' : colour);
	d.veil(
		[
			[x + 2, y - 22],
			[x + 40, y - 22],
			[x + 40, y - 12],
			[x + 2, y - 12]
		],
		'ink',
		0.5
	);
	d.box(x, y - 11, 42, 11, 'tan');
	d.box(x, y - 12, 42, 2, 'skin');
	const wares =
		colour === 'green'
			? (['green', 'moss', 'brick'] as const)
			: colour === 'blue'
				? (['straw', 'gold', 'paper'] as const)
				: (['ember', 'gold', 'rose'] as const);
	for (let n = 0; n < 8; n++) d.disc(x + 4 + n * 5, y - 14, 2, 1.6, wares[n % 3] ?? 'gold');
	for (let left = 0; left < 42; left += 6) d.box(x + left, y - 9, 1, 9, 'bark');
}

function crowd(d: Drawing): void {
	const legs = 'coal';
	const far: readonly [number, number, Dress, boolean][] = [
		[104, 144, { hair: 'bark', skin: 'skin', top: 'plum', legs }, false],
		[128, 141, { hair: 'sand', skin: 'peach', top: 'steel', legs }, true],
		[188, 142, { hair: 'ink', skin: 'tan', top: 'brick', legs }, false],
		[206, 146, { hair: 'rust', skin: 'peach', top: 'forest', legs }, true]
	];
	for (const [x, y, dress, turned] of far) {
		shadow(d, x + 2, y);
		person(d, 'walk', x, y, dress, turned);
	}
	shadow(d, 70, 160);
	person(d, 'stand', 66, 160, { hair: 'stone', skin: 'peach', top: 'graphite', arm: 'iron', legs: 'night' });
	for (const [x, y] of [
		[146, 174],
		[172, 175]
	] as const)
		d.veil(
			[
				[x - 8, y - 2],
				[x + 8, y - 2],
				[x - 40, y + 8],
				[x - 60, y + 6]
			],
			'ink',
			0.55
		);
	drawLila(d, { x: 172, y: 175, high: 48, rim: 'paper', from: [1, 0] });
	drawYou(d, { x: 146, y: 174, high: 48, rim: 'straw', from: [1, 0] });
}

const shadow = (d: Drawing, x: number, y: number): void =>
	d.veil(
		[
			[x, y - 1],
			[x + 6, y - 1],
			[x - 16, y + 4],
			[x - 24, y + 3]
		],
		'ink',
		0.5
	);
