import { chance, Drawing, fade, speckle } from '../drawing.ts';
import { mug, notebook } from '../inside.ts';
import { cloud, poplar, terril } from '../nature.ts';

/** The train to Louvain-la-Neuve, late in the afternoon: a window, a table, the fields that go by. */
export function train(): Drawing {
	const d = new Drawing();
	landscape(d);
	d.veil(
		[
			[60, 24],
			[110, 24],
			[80, 118],
			[30, 118]
		],
		'paper',
		0.14
	);
	d.veil(
		[
			[128, 24],
			[140, 24],
			[110, 118],
			[98, 118]
		],
		'paper',
		0.14
	);
	frame(d);
	seat(d, -30, false);
	seat(d, 262, true);
	her(d);
	table(d);
	return d;
}

function landscape(d: Drawing): void {
	d.box(0, 0, 320, 140, fade(16, 92, ['steel', 'mist', 'sand', 'peach', 'gold'], 0.85));
	d.disc(214, 78, 10, 10, 'paper');
	d.light(214, 78, 60, 40, 'straw', 0.6);
	for (const [x, y, wide, high] of [
		[50, 40, 110, 8],
		[170, 34, 100, 8],
		[110, 58, 120, 6]
	] as const)
		cloud(d, x, y, wide, high, 'paper', 'peach', x);
	terril(d, { x: 118, base: 96, half: 54, high: 28, shades: ['plum', 'plum', 'rose', 'ember'], light: 1, seed: 4 });
	terril(d, { x: 70, base: 96, half: 34, high: 16, shades: ['plum', 'rose', 'rose'], light: 1, seed: 7 });
	d.shape(
		[
			[0, 95],
			[120, 92],
			[320, 96],
			[320, 140],
			[0, 140]
		],
		'moss'
	);
	for (let row = 0; row < 12; row++)
		for (let x = 0; x < 320; x++)
			if ((x + row * 9) % (34 + row) < 18) d.dot(x, 98 + row * 1.6 + Math.sin(x / 40), row % 2 ? 'green' : 'gold');
	for (let n = 0; n < 9; n++) poplar(d, 150 + n * 14, 98, 14 + Math.floor(chance(n, 1) * 8), 'forest', 'green', n);
	for (const x of [64, 168, 248]) pylon(d, x);
	for (let x = 0; x < 320; x++)
		for (const y of [46, 50]) d.dot(x, y + 12 * ((((x + 40) % 104) - 52) / 52) ** 2 * -1 + 12, 'iron');
	d.box(0, 112, 320, 12, speckle('forest', 'green', 0.3, 3));
	for (let n = 0; n < 30; n++) d.box(chance(n, 3) * 320, 112 + chance(n, 4) * 10, 8 + chance(n, 5) * 20, 1, 'moss');
}

function pylon(d: Drawing, x: number): void {
	d.line([x - 5, 96], [x, 44], 'iron');
	d.line([x + 5, 96], [x, 44], 'iron');
	for (const y of [46, 52]) d.line([x - 9, y + 2], [x + 9, y + 2], 'iron');
	for (let y = 56; y < 94; y += 8) d.line([x - 2, y], [x + 3, y + 8], 'iron');
}

function frame(d: Drawing): void {
	d.box(0, 0, 320, 20, 'slate');
	d.box(0, 0, 320, 10, 'iron');
	d.box(20, 4, 280, 3, 'straw');
	d.light(160, 8, 150, 16, 'straw', 0.3);
	d.box(0, 20, 38, 160, 'slate');
	d.box(282, 20, 38, 160, 'slate');
	d.box(0, 118, 320, 62, 'slate');
	d.box(38, 20, 244, 3, 'graphite');
	d.box(38, 20, 4, 98, 'graphite');
	d.box(278, 20, 4, 98, 'graphite');
	d.box(38, 115, 244, 4, 'graphite');
	d.box(38, 119, 244, 2, 'stone');
	d.box(158, 20, 4, 98, 'graphite');
	for (let y = 122; y < 180; y++) for (let x = 0; x < 320; x++) d.lit(x, y, 'night', (y - 116) / 90, 4);
	d.box(292, 40, 14, 18, 'brick');
	d.box(295, 43, 8, 2, 'paper');
	d.box(295, 47, 6, 2, 'paper');
}

function seat(d: Drawing, x: number, turned: boolean): void {
	d.stamp(
		(on) => {
			on.shape(
				[
					[x, 60],
					[x + 58, 56],
					[x + 66, 66],
					[x + 72, 150],
					[x, 150]
				].map(([px = 0, py = 0]) => [turned ? 2 * x + 88 - px : px, py] as const),
				speckle('teal', 'deep', 0.2, 4)
			);
			on.box(turned ? x + 12 : x, 146, 88, 34, speckle('teal', 'deep', 0.2, 5));
			on.box(turned ? x + 30 : x, 56, 52, 14, 'paper');
		},
		'aqua',
		[turned ? -1 : 1, -1]
	);
}

/** Her, by the window, from the side. */
function her(d: Drawing): void {
	const [x, y] = [74, 150];
	d.stamp(
		(on) => {
			on.shape(
				[
					[x - 26, y],
					[x - 24, y - 36],
					[x - 12, y - 46],
					[x + 8, y - 46],
					[x + 18, y - 36],
					[x + 22, y]
				],
				'gold'
			);
			on.shape(
				[
					[x - 6, y - 46],
					[x + 8, y - 46],
					[x + 10, y - 36],
					[x - 8, y - 36]
				],
				'tan'
			);
			on.box(x - 3, y - 54, 9, 10, 'tan');
			on.disc(x, y - 66, 15, 15, 'rust');
			on.shape(
				[
					[x - 15, y - 68],
					[x + 4, y - 68],
					[x + 2, y - 36],
					[x - 18, y - 34]
				],
				'rust'
			);
			on.disc(x + 7, y - 64, 9, 11, 'peach');
			on.shape(
				[
					[x + 14, y - 66],
					[x + 19, y - 60],
					[x + 14, y - 59]
				],
				'peach'
			);
			on.shape(
				[
					[x - 2, y - 70],
					[x + 4, y - 78],
					[x + 16, y - 74],
					[x + 10, y - 70],
					[x + 2, y - 62]
				],
				'rust'
			);
			on.box(x + 11, y - 66, 3, 2, 'ink');
			on.box(x + 10, y - 69, 5, 1, 'rust');
			on.box(x + 12, y - 56, 4, 1, 'clay');
			on.line([x + 12, y - 30], [x + 36, y - 14], 'tan', 8);
			on.line([x + 36, y - 14], [x + 52, y - 18], 'tan', 7);
			on.disc(x + 55, y - 19, 4, 3, 'skin');
		},
		'straw',
		[1, -1]
	);
}

function table(d: Drawing): void {
	d.shape(
		[
			[96, 138],
			[236, 138],
			[252, 158],
			[80, 158]
		],
		'sand'
	);
	d.box(80, 158, 172, 5, 'stone');
	d.light(190, 140, 70, 20, 'straw', 0.6);
	d.box(160, 163, 12, 17, 'graphite');
	notebook(d, 140, 144, true);
	d.line([134, 132], [142, 144], 'gold', 2);
	mug(d, 198, 152, 'brick');
	d.box(214, 148, 18, 2, 'paper');
	d.shape(
		[
			[212, 150],
			[232, 149],
			[234, 154],
			[214, 155]
		],
		'mist'
	);
}
