import { chance, Drawing, fade, speckle } from '../drawing.ts';
import { boards, laptop, pane, plant } from '../inside.ts';
import { cloud, terril } from '../nature.ts';
import { figure, person } from '../people.ts';

/** The workshop of a lyceum in the afternoon: benches, tools on the wall, a machine that prints something small. */
export function lyceum(): Drawing {
	const d = new Drawing();
	d.box(0, 0, 320, 112, speckle('sand', 'paper', 0.05, 3));
	d.box(0, 78, 320, 34, speckle('teal', 'deep', 0.04, 5));
	d.box(0, 77, 320, 2, 'deep');
	windows(d);
	board(d);
	tools(d);
	boards(d, 112, 'stone', 'slate', 4);
	for (const x of [18, 82])
		d.veil(
			[
				[x, 112],
				[x + 50, 112],
				[x + 118, 180],
				[x + 50, 180]
			],
			'straw',
			0.5
		);
	benches(d);
	near(d);
	return d;
}

function windows(d: Drawing): void {
	for (const x of [12, 76]) {
		pane(d, x, 14, 54, 60, fade(14, 74, ['mist', 'mist', 'sand', 'peach'], 0.85), 'paper', [1, 1]);
		cloud(d, x + 6, 32, 40, 5, 'paper', 'sand', x);
	}
	const out = new Drawing();
	terril(out, { x: 74, base: 74, half: 58, high: 34, shades: ['slate', 'slate', 'stone', 'sand'], light: -1, seed: 4 });
	for (const x of [12, 76])
		for (let y = 40; y < 74; y++)
			for (let dx = 0; dx < 54; dx++) {
				const at = y * 320 + x + dx;
				if (out.pixels[at] !== 0) d.pixels[at] = out.pixels[at] ?? 0;
			}
	for (const x of [12, 76]) {
		d.box(x + 26, 14, 2, 60, 'paper');
		d.box(x, 40, 54, 2, 'paper');
		d.box(x - 4, 75, 62, 3, 'stone');
	}
	plant(d, 24, 75, 14, 'brick', 'green', 'moss', 2);
}

function board(d: Drawing): void {
	d.box(148, 16, 84, 50, 'tan');
	d.box(150, 18, 80, 46, 'forest');
	d.box(150, 66, 80, 3, 'bark');
	for (const [x, y] of [
		[158, 40],
		[176, 30],
		[176, 50],
		[196, 40],
		[212, 28]
	] as const) {
		d.box(x, y, 10, 1, 'sand');
		d.box(x, y + 7, 11, 1, 'sand');
		d.box(x, y, 1, 8, 'sand');
		d.box(x + 10, y, 1, 8, 'sand');
	}
	for (const [from, to] of [
		[
			[169, 44],
			[176, 34]
		],
		[
			[169, 44],
			[176, 54]
		],
		[
			[187, 34],
			[196, 43]
		],
		[
			[187, 54],
			[196, 45]
		],
		[
			[207, 43],
			[212, 33]
		]
	] as const)
		d.line(from, to, 'straw');
	for (let n = 0; n < 3; n++) d.box(156, 22 + n * 3, 14 - n * 3, 1, 'sand');
}

function tools(d: Drawing): void {
	d.box(244, 14, 66, 54, 'tan');
	for (let y = 18; y < 68; y += 5) for (let x = 248; x < 310; x += 5) d.dot(x, y, 'bark');
	for (const [x, c] of [
		[252, 'brick'],
		[262, 'gold'],
		[272, 'blue']
	] as const) {
		d.box(x, 22, 3, 10, c);
		d.box(x + 1, 32, 1, 12, 'slate');
	}
	d.shape(
		[
			[284, 22],
			[296, 22],
			[296, 27],
			[284, 27]
		],
		'slate'
	);
	d.box(289, 27, 3, 18, 'bark');
	d.path(
		[
			[252, 52],
			[258, 58],
			[264, 52]
		],
		'iron',
		2
	);
	d.path(
		[
			[252, 62],
			[258, 56],
			[264, 62]
		],
		'brick',
		2
	);
	d.disc(276, 56, 6, 6, 'iron');
	d.disc(276, 56, 3, 3, 'tan');
	d.box(288, 52, 16, 3, 'slate');
	d.box(302, 50, 4, 10, 'brick');
}

function benches(d: Drawing): void {
	bench(d, 40, 128, 110);
	person(d, 'stand', 62, 128, { hair: 'ink', skin: 'tan', top: 'gold', arm: 'gold', legs: 'steel' });
	person(d, 'stand', 96, 128, { hair: 'rust', skin: 'peach', top: 'plum', arm: 'plum', legs: 'night' });
	person(d, 'stand', 122, 127, { hair: 'gold', skin: 'skin', top: 'green', arm: 'green', legs: 'coal' });
	bench(d, 40, 128, 110);
	laptop(d, 74, 128, ['aqua', 'gold'], 14);
	bench(d, 176, 132, 124);
	printer(d, 186, 132);
	person(d, 'stand', 232, 132, { hair: 'stone', skin: 'peach', top: 'steel', arm: 'steel', legs: 'coal' });
	person(d, 'stand', 262, 133, { hair: 'bark', skin: 'skin', top: 'ember', arm: 'ember', legs: 'night' });
	bench(d, 214, 132, 86);
	for (const [x, c] of [
		[248, 'brick'],
		[254, 'gold'],
		[260, 'teal'],
		[251, 'moss']
	] as const)
		d.box(x, x === 251 ? 125 : 128, 5, 4, c);
}

function bench(d: Drawing, x: number, y: number, wide: number): void {
	d.box(x, y, wide, 4, 'skin');
	d.box(x, y, wide, 1, 'peach');
	d.box(x, y + 4, wide, 10, 'tan');
	d.box(x, y + 13, wide, 1, 'bark');
	for (const left of [2, wide - 6]) d.box(x + left, y + 14, 4, 18, 'bark');
}

function printer(d: Drawing, x: number, y: number): void {
	d.box(x, y - 34, 30, 34, 'graphite');
	d.box(x + 3, y - 30, 24, 25, 'night');
	d.light(x + 15, y - 18, 16, 16, 'gold', 0.6);
	d.box(x + 3, y - 24, 24, 1, 'slate');
	d.box(x + 12, y - 25, 6, 5, 'brick');
	for (let level = 0; level < 5; level++) d.box(x + 10 + level, y - 7 - level * 2, 11 - level * 2, 2, 'straw');
	d.disc(x + 24, y - 38, 5, 5, 'brick');
	d.disc(x + 24, y - 38, 2, 2, 'graphite');
}

function near(d: Drawing): void {
	d.stamp(
		(on) => {
			on.box(-4, 168, 116, 14, 'bark');
			on.box(-4, 168, 116, 2, 'tan');
			on.disc(40, 162, 12, 6, 'graphite');
			on.box(66, 158, 22, 10, 'steel');
			on.box(70, 150, 4, 8, 'brick');
			on.box(78, 152, 3, 6, 'gold');
		},
		'straw',
		[0, -1]
	);
	const dress = { hair: 'slate', skin: 'peach', top: 'paper', arm: 'sand', legs: 'graphite', shoes: 'coal' } as const;
	d.stamp((on) => figure(on, { x: 170, y: 178, high: 60, dress, side: 1, arm: [10, -8] }), 'paper', [-1, 0]);
	for (let n = 0; n < 26; n++) d.dot(30 + chance(n, 1) * 110, 84 + chance(n, 2) * 80, 'paper');
}
