import { chance, Drawing, dither, fade } from '../drawing.ts';
import { person } from '../people.ts';

/** A television set a minute before it goes on air. */
export function studio(): Drawing {
	const d = new Drawing();
	d.box(0, 0, 320, 180, fade(0, 130, ['ink', 'night', 'aubergine', 'plum'], 0.9));
	backdrop(d);
	d.box(0, 128, 320, 52, fade(124, 180, ['aubergine', 'night', 'ink'], 0.8));
	d.light(160, 132, 150, 26, 'rose', 0.5);
	grid(d);
	for (const [x, to, colour] of [
		[60, 130, 'gold'],
		[124, 152, 'rose'],
		[196, 170, 'rose'],
		[262, 192, 'gold']
	] as const)
		spot(d, x, to, colour);
	podium(d);
	guests(d);
	camera(d, 40, 176, false);
	camera(d, 272, 178, true);
	onAir(d);
	return d;
}

/** Slag heaps of lit squares. */
function backdrop(d: Drawing): void {
	for (const [middle, high] of [
		[96, 12],
		[206, 16]
	] as const)
		for (let level = 0; level < high; level++)
			for (let n = -(high - level); n <= high - level; n++) {
				const [x, y] = [middle + n * 6, 122 - level * 6];
				const colour = chance(n + middle, level, 4) > 0.8 ? 'rose' : chance(n, level, 5) > 0.5 ? 'plum' : 'aubergine';
				d.box(x, y, 5, 5, colour);
				if (colour === 'rose') d.light(x + 2, y + 2, 7, 7, 'rose', 0.3);
			}
	d.box(203, 16, 5, 5, 'gold');
	d.light(205, 18, 14, 14, 'gold', 0.6);
}

function grid(d: Drawing): void {
	d.box(0, 8, 320, 2, 'graphite');
	d.box(0, 12, 320, 1, 'iron');
	for (let x = 6; x < 320; x += 12) d.line([x, 8], [x + 6, 12], 'iron');
}

function spot(d: Drawing, x: number, to: number, colour: 'gold' | 'rose'): void {
	d.veil(
		[
			[x - 3, 24],
			[x + 4, 24],
			[to + 28, 134],
			[to - 28, 134]
		],
		colour,
		(_, y) => 0.34 * (1 - (y - 24) / 150)
	);
	d.box(x - 1, 10, 3, 6, 'ink');
	d.box(x - 6, 15, 13, 9, 'ink');
	d.box(x - 7, 13, 2, 12, 'graphite');
	d.box(x + 6, 13, 2, 12, 'graphite');
	d.box(x - 4, 24, 9, 2, colour === 'gold' ? 'straw' : 'peach');
}

function podium(d: Drawing): void {
	d.disc(160, 142, 108, 10, 'ink');
	d.disc(160, 139, 106, 9, dither('plum', 'rose', 0.3));
	d.disc(160, 138, 104, 8, 'aubergine');
	d.shape(
		[
			[128, 112],
			[192, 112],
			[198, 118],
			[122, 118]
		],
		'paper'
	);
	d.shape(
		[
			[122, 118],
			[198, 118],
			[190, 138],
			[130, 138]
		],
		'gold'
	);
	d.box(134, 122, 52, 2, 'straw');
	for (let n = 0; n < 5; n++)
		for (let row = 0; row <= n; row++) d.box(148 + row * 5 - n * 2.5 + 12, 122 + n * 3, 3, 2, 'coal');
	d.box(146, 107, 3, 5, 'mist');
	d.box(174, 107, 3, 5, 'mist');
}

function guests(d: Drawing): void {
	for (const x of [106, 204]) {
		d.box(x, 116, 12, 3, 'brick');
		d.box(x + (x < 160 ? -2 : 11), 100, 3, 18, 'brick');
		d.box(x + 5, 119, 2, 18, 'ink');
		d.box(x, 136, 12, 2, 'ink');
	}
	person(d, 'sit', 108, 122, { hair: 'rust', skin: 'peach', top: 'brick', arm: 'brick', legs: 'steel' });
	person(d, 'sit', 204, 122, { hair: 'ink', skin: 'tan', top: 'teal', arm: 'teal', legs: 'coal' }, true);
	d.light(112, 100, 22, 18, 'straw', 0.3);
	d.light(208, 100, 22, 18, 'straw', 0.3);
}

function camera(d: Drawing, x: number, base: number, turned: boolean): void {
	const way = turned ? -1 : 1;
	d.stamp(
		(on) => {
			on.shape(
				[
					[x - 18, base - 74],
					[x + 18, base - 74],
					[x + 18, base - 52],
					[x - 18, base - 52]
				],
				'ink'
			);
			on.shape(
				[
					[x + way * 16, base - 72],
					[x + way * 32, base - 76],
					[x + way * 32, base - 50],
					[x + way * 16, base - 54]
				],
				'coal'
			);
			on.box(x - 12, base - 80, 24, 5, 'ink');
			on.box(x - (turned ? -18 : 28), base - 78, 10, 14, 'coal');
			on.box(x - 4, base - 52, 8, 10, 'ink');
			for (const lean of [-22, 0, 22]) on.line([x, base - 44], [x + lean, base + 6], 'ink', 3);
			on.line([x - way * 20, base - 58], [x - way * 34, base - 46], 'ink', 3);
		},
		'rose',
		[way, -1]
	);
	d.box(x - 3, base - 78, 3, 2, 'brick');
	d.light(x - 2, base - 77, 8, 7, 'brick', 0.7);
	const screen = turned ? x + 20 : x - 26;
	d.box(screen, base - 75, 6, 8, 'aqua');
	d.box(screen + 1, base - 71, 4, 3, 'gold');
}

function onAir(d: Drawing): void {
	d.light(160, 34, 40, 16, 'brick', 0.6);
	d.box(140, 28, 40, 13, 'clay');
	d.box(141, 29, 38, 11, 'brick');
	d.disc(148, 34, 3, 3, 'paper');
	for (const [n, high] of [3, 6, 9, 5, 8, 4].entries()) d.box(156 + n * 4, 34 - Math.floor(high / 2), 2, high, 'paper');
}
