import { chance, Drawing, fade, speckle } from '../drawing.ts';
import { boards, carton, notebook, pane, plant } from '../inside.ts';
import { terril } from '../nature.ts';

/** An office that was theirs: pale marks where pictures hung, one box, morning on the floor. */
export function empty(): Drawing {
	const d = new Drawing();
	d.box(0, 0, 320, 118, speckle('slate', 'stone', 0.03, 3));
	for (let y = 0; y < 118; y++)
		for (let x = 0; x < 320; x++) d.lit(x, y, 'night', 0.25 + Math.hypot((x - 110) / 260, (y - 60) / 160), 4);
	view(d);
	marks(d);
	d.box(0, 112, 320, 6, 'iron');
	boards(d, 118, 'bark', 'rust', 6, 110);
	for (let y = 118; y < 180; y++) for (let x = 0; x < 320; x++) d.lit(x, y, 'night', 0.45, 4);
	for (const x of [60, 116])
		d.veil(
			[
				[x + 24, 124],
				[x + 66, 124],
				[x + 132, 176],
				[x + 74, 176]
			],
			'peach',
			0.7
		);
	d.veil(
		[
			[84, 84],
			[184, 84],
			[260, 176],
			[130, 176]
		],
		'straw',
		0.12
	);
	left(d);
	for (let n = 0; n < 34; n++)
		d.lit(Math.round(110 + chance(n, 1) * 120), Math.round(70 + chance(n, 2) * 90), 'paper', 0.8, 4);
	return d;
}

function view(d: Drawing): void {
	pane(d, 54, 16, 104, 72, fade(16, 88, ['steel', 'mist', 'sand', 'peach', 'straw'], 0.85), 'stone', [1, 1]);
	d.disc(132, 62, 7, 7, 'paper');
	const out = new Drawing();
	terril(out, {
		x: 96,
		base: 88,
		half: 62,
		high: 42,
		shades: ['steel', 'steel', 'slate', 'stone', 'peach'],
		light: 1,
		seed: 5
	});
	for (let y = 40; y < 88; y++)
		for (let x = 54; x < 158; x++) if (out.pixels[y * 320 + x]) d.pixels[y * 320 + x] = out.pixels[y * 320 + x] ?? 0;
	d.box(104, 14, 3, 76, 'stone');
	d.box(52, 48, 108, 2, 'stone');
	d.box(48, 90, 116, 4, 'stone');
	d.box(48, 94, 116, 2, 'graphite');
	for (let n = 0; n < 5; n++) d.box(54, 16 + n * 3, 104, 1, 'stone');
}

function marks(d: Drawing): void {
	for (const [x, y, w, h] of [
		[196, 22, 34, 26],
		[238, 30, 22, 30],
		[200, 58, 18, 22],
		[280, 24, 26, 36],
		[12, 34, 24, 30]
	] as const) {
		for (let dy = 0; dy < h; dy++) for (let dx = 0; dx < w; dx++) d.lit(x + dx, y + dy, 'stone', 0.5, 4);
		d.dot(x + w / 2, y - 1, 'ink');
	}
	d.box(238, 66, 10, 9, 'straw');
	d.box(240, 68, 6, 1, 'graphite');
	d.box(240, 71, 4, 1, 'graphite');
	d.box(298, 92, 8, 8, 'stone');
	d.box(300, 94, 1, 2, 'ink');
	d.box(303, 94, 1, 2, 'ink');
	d.path(
		[
			[302, 100],
			[300, 116],
			[286, 124],
			[270, 122],
			[256, 128]
		],
		'ink'
	);
}

function left(d: Drawing): void {
	d.shape(
		[
			[196, 158],
			[232, 158],
			[246, 164],
			[206, 166]
		],
		'ink'
	);
	carton(d, 196, 160, 38, 24);
	plant(d, 210, 140, 22, 'clay', 'forest', 'green', 6);
	d.box(222, 126, 8, 10, 'paper');
	d.box(200, 138, 34, 22, 'tan');
	d.box(224, 138, 10, 22, 'bark');
	d.box(206, 146, 10, 5, 'brick');
	chair(d, 62, 170);
	d.stamp((on) => notebook(on, 108, 160), 'straw', [1, -1]);
}

function chair(d: Drawing, x: number, y: number): void {
	d.stamp(
		(on) => {
			on.box(x, y - 46, 4, 30, 'ink');
			on.box(x + 2, y - 46, 20, 14, 'coal');
			on.box(x, y - 22, 28, 5, 'ink');
			on.box(x + 12, y - 18, 3, 12, 'ink');
			on.line([x, y], [x + 13, y - 6], 'ink', 2);
			on.line([x + 27, y], [x + 13, y - 6], 'ink', 2);
			for (const left of [-2, 12, 25]) on.box(x + left, y, 4, 3, 'ink');
		},
		'peach',
		[1, -1]
	);
	d.veil(
		[
			[x + 10, y + 2],
			[x + 30, y + 2],
			[x + 60, y + 10],
			[x + 30, y + 10]
		],
		'ink',
		0.6
	);
}
