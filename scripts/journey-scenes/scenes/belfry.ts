import { tower } from '../belfry.ts';
import { drawLila, drawYou } from '../cast.ts';
import { bricks, chance, Drawing, fade, speckle } from '../drawing.ts';
import { cloud, scrub } from '../nature.ts';
import { house } from '../town.ts';

/** The belfry over the roofs, on a bright morning. */
export function belfry(): Drawing {
	const d = new Drawing();
	d.box(0, 0, 320, 180, fade(0, 130, ['steel', 'steel', 'mist', 'mist', 'sand', 'peach'], 0.85));
	d.light(330, 96, 210, 110, 'straw', 0.45, 4);
	for (const [x, y, wide, high] of [
		[190, 28, 130, 8],
		[10, 44, 110, 7],
		[220, 62, 120, 6],
		[-30, 80, 100, 5]
	] as const)
		cloud(d, x, y, wide, high, 'paper', 'sand', x);
	d.shape(
		[
			[40, 150],
			[110, 118],
			[200, 112],
			[262, 126],
			[320, 150],
			[320, 180],
			[0, 180],
			[0, 156]
		],
		speckle('forest', 'green', 0.4, 3)
	);
	tower(d, 168, 138, 0.86, {
		dark: 'slate',
		mid: 'stone',
		light: 'sand',
		roof: 'graphite',
		glow: 'mist',
		copper: 'slate'
	});
	scrub(
		d,
		96,
		256,
		(x) => 132 + Math.sin(x / 8) * 3 + Math.abs(x - 168) * 0.1,
		7,
		speckle('green', 'moss', 0.35, 8),
		3
	);
	roofs(d);
	foreground(d);
	return d;
}

function roofs(d: Drawing): void {
	const rows = [
		{ base: 158, from: -6, step: 29, high: 20, seed: 3 },
		{ base: 176, from: -18, step: 34, high: 26, seed: 8 }
	];
	for (const { base, from, step, high, seed } of rows)
		for (let n = 0; from + n * step < 330; n++) {
			const warm = chance(n, 1, seed) > 0.45;
			const [wall, joint] = warm ? (['brick', 'clay'] as const) : (['sand', 'stone'] as const);
			house(d, {
				...{
					x: from + n * step,
					base,
					wide: step - 2 + Math.floor(chance(n, 2, seed) * 5),
					high: high + Math.floor(chance(n, 3, seed) * 12),
					roof: 11
				},
				...{
					wall: bricks(wall, joint, warm ? 'ember' : 'paper'),
					tiles: speckle(warm ? 'graphite' : 'clay', warm ? 'iron' : 'brick', 0.3, n + 2)
				},
				...{ lit: 0.12, seed: n + seed, dark: 'night', glow: 'mist' }
			});
		}
}

function foreground(d: Drawing): void {
	d.stamp(
		(on) => {
			on.box(0, 166, 320, 14, bricks('graphite', 'coal', 'iron'));
			on.box(0, 163, 320, 3, 'iron');
			for (const x of [22, 300]) on.box(x - 8, 150, 16, 30, bricks('graphite', 'coal', 'iron'));
		},
		'stone',
		[0, -1]
	);
	d.stamp(
		(on) => {
			on.line([-4, 20], [70, 8], 'ink', 3);
			on.line([20, 15], [52, 30], 'ink', 2);
			on.line([40, 12], [84, 22], 'ink');
			scrub(on, -6, 92, (x) => 10 + x * 0.16, 9, speckle('forest', 'green', 0.3, 5), 6);
			scrub(on, 10, 60, (x) => 26 + x * 0.12, 6, speckle('forest', 'deep', 0.3, 5), 9);
		},
		'moss',
		[1, -1]
	);
	drawLila(d, { x: 256, y: 178, rim: 'paper', from: [1, 0], side: -1, arm: [-9, -6] });
	drawYou(d, { x: 228, y: 179, rim: 'peach', from: [1, 0] });
	for (const [x, y] of [
		[214, 38],
		[226, 30],
		[238, 41],
		[112, 66],
		[122, 60]
	] as const) {
		d.dot(x, y, 'graphite');
		for (const side of [-1, 1]) d.dot(x + side, y - 1, 'graphite');
		for (const side of [-2, 2]) d.dot(x + side, y - 1, 'graphite');
	}
}
