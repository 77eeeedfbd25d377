import { chance, Drawing, fade, speckle } from '../drawing.ts';
import { laptop, mug, nightTown, notebook, pane, paperSheet, pendant, plant } from '../inside.ts';
import { stars } from '../nature.ts';

/** A kitchen table at two in the morning: the accounts, cold coffee, a cat. */
export function kitchen(): Drawing {
	const d = new Drawing();
	wall(d);
	fridge(d);
	shelf(d);
	clock(d);
	pendant(d, 158, 42, 150, 'brick', 0.62);
	d.light(158, 118, 120, 46, 'gold', 0.35);
	her(d);
	table(d);
	cat(d);
	return d;
}

function wall(d: Drawing): void {
	d.box(0, 0, 320, 180, speckle('night', 'indigo', 0.06, 3));
	for (let y = 70; y < 128; y += 8)
		for (let x = 0; x < 320; x += 8) d.box(x, y, 7, 7, chance(x, y, 4) > 0.86 ? 'deep' : 'steel');
	for (let y = 70; y < 128; y++)
		for (let x = 0; x < 320; x++) d.lit(x, y, 'night', Math.min(0.9, Math.hypot((x - 158) / 190, (y - 112) / 90)), 4);
	d.box(0, 68, 320, 2, 'ink');
	pane(d, 30, 18, 66, 56, fade(18, 74, ['ink', 'night', 'deep', 'steel']), 'graphite', [2, 2]);
	moon(d);
	nightTown(d, 30, 74, 66, 22, 'ink', 5);
	for (let y = 18; y < 74; y++) d.dot(63, y, 'graphite');
	d.box(26, 76, 74, 3, 'slate');
	plant(d, 84, 77, 16, 'clay', 'forest', 'green', 4);
}

function moon(d: Drawing): void {
	d.light(48, 34, 18, 16, 'mist', 0.5);
	d.disc(48, 34, 6, 6, 'sand');
	d.disc(51, 32, 5, 5, 'night');
	const sky = new Drawing(66, 50);
	stars(sky, 50, 18, 6);
	for (const [x, y] of [
		[40, 24],
		[74, 26],
		[86, 40],
		[56, 50],
		[78, 52],
		[36, 48]
	] as const)
		d.dot(x, y, 'mist');
}

function fridge(d: Drawing): void {
	d.box(248, 40, 54, 122, 'slate');
	d.box(248, 40, 4, 122, 'stone');
	d.box(298, 40, 4, 122, 'iron');
	d.box(248, 82, 54, 2, 'graphite');
	for (const y of [64, 92]) d.box(254, y, 2, 12, 'sand');
	for (const [x, y, w, h, c] of [
		[264, 50, 12, 10, 'paper'],
		[280, 54, 9, 12, 'straw'],
		[268, 66, 10, 8, 'aqua'],
		[270, 94, 14, 18, 'paper'],
		[286, 100, 8, 8, 'rose']
	] as const) {
		d.box(x, y, w, h, c);
		d.dot(x + w / 2, y, 'brick');
	}
	for (let n = 0; n < 4; n++) d.box(272, 98 + n * 3, 6 + ((n * 5) % 6), 1, 'stone');
	for (let y = 40; y < 162; y++) for (let x = 248; x < 302; x++) d.lit(x, y, 'night', 0.3 + (x - 248) / 90, 4);
}

function shelf(d: Drawing): void {
	d.box(196, 34, 44, 2, 'bark');
	for (const [x, w, h, c] of [
		[198, 5, 12, 'clay'],
		[204, 4, 10, 'teal'],
		[209, 5, 13, 'tan'],
		[216, 8, 8, 'stone'],
		[227, 9, 11, 'forest']
	] as const)
		d.box(x, 34 - h, w, h, c);
	d.box(196, 56, 44, 2, 'bark');
	for (const [x, c] of [
		[200, 'sand'],
		[210, 'brick'],
		[220, 'mist'],
		[230, 'gold']
	] as const)
		d.box(x, 50, 6, 6, c);
	for (let y = 18; y < 60; y++) for (let x = 196; x < 242; x++) d.lit(x, y, 'night', 0.45, 4);
}

function clock(d: Drawing): void {
	d.disc(128, 30, 9, 9, 'graphite');
	d.disc(128, 30, 7, 7, 'sand');
	d.line([128, 30], [128, 25], 'ink');
	d.line([128, 30], [131, 28], 'brick');
}

/** Her, behind the table, her face lit by the screen. */
function her(d: Drawing): void {
	const [x, y] = [150, 138];
	d.shape(
		[
			[x - 24, y],
			[x - 20, y - 26],
			[x - 8, y - 34],
			[x + 10, y - 34],
			[x + 22, y - 26],
			[x + 26, y]
		],
		'gold'
	);
	d.shape(
		[
			[x - 6, y - 34],
			[x + 8, y - 34],
			[x + 14, y - 20],
			[x - 12, y - 20]
		],
		'straw'
	);
	d.disc(x + 1, y - 48, 13, 13, 'rust');
	d.shape(
		[
			[x - 13, y - 48],
			[x + 15, y - 48],
			[x + 18, y - 22],
			[x + 9, y - 20],
			[x - 8, y - 20],
			[x - 16, y - 22]
		],
		'rust'
	);
	d.box(x - 3, y - 36, 8, 9, 'tan');
	d.disc(x + 1, y - 45, 8, 9, 'skin');
	d.disc(x + 2, y - 45, 6, 8, 'peach');
	d.shape(
		[
			[x - 9, y - 49],
			[x - 8, y - 58],
			[x + 10, y - 58],
			[x + 11, y - 46],
			[x + 7, y - 53],
			[x - 3, y - 53]
		],
		'rust'
	);
	for (const left of [-4, 4]) {
		d.box(x + left, y - 48, 4, 1, 'bark');
		d.box(x + left, y - 45, 3, 2, 'coal');
		d.dot(x + left, y - 45, 'paper');
	}
	d.box(x + 2, y - 43, 1, 3, 'skin');
	d.box(x, y - 38, 4, 1, 'clay');
	d.line([x - 20, y - 22], [x - 26, y - 4], 'tan', 7);
	d.line([x - 26, y - 4], [x - 12, y - 14], 'gold', 5);
	d.line([x - 12, y - 14], [x - 10, y - 32], 'gold', 5);
	d.disc(x - 9, y - 36, 3, 4, 'peach');
	d.light(x + 6, y - 20, 20, 12, 'straw', 0.4);
}

function table(d: Drawing): void {
	d.shape(
		[
			[26, 138],
			[282, 138],
			[316, 170],
			[0, 170]
		],
		(x, y) => ((y * 7 + Math.floor(Math.sin(x / 21) * 3)) % 9 === 0 ? 'bark' : 'tan')
	);
	d.light(158, 148, 130, 22, 'gold', 0.6);
	d.box(0, 170, 320, 4, 'bark');
	d.box(0, 174, 320, 6, 'ink');
	laptop(d, 160, 152, ['ember', 'aqua', 'brick', 'straw'], 36);
	d.light(178, 142, 26, 18, 'aqua', 0.25);
	notebook(d, 116, 152, true);
	for (const [x, y] of [
		[66, 146],
		[84, 152],
		[58, 156]
	] as const)
		paperSheet(d, x, y, 4, 16);
	d.box(204, 142, 22, 11, 'clay');
	d.box(204, 140, 22, 3, 'brick');
	d.box(208, 145, 14, 4, 'straw');
	mug(d, 92, 146, 'teal', false);
	d.shape(
		[
			[236, 150],
			[252, 149],
			[256, 156],
			[238, 157]
		],
		'iron'
	);
	for (let row = 0; row < 3; row++) for (let key = 0; key < 4; key++) d.dot(240 + key * 3 + row, 151 + row * 2, 'sand');
}

function cat(d: Drawing): void {
	d.stamp(
		(on) => {
			on.disc(286, 140, 12, 8, 'ink');
			on.disc(274, 134, 6, 5, 'ink');
			on.shape(
				[
					[268, 132],
					[269, 124],
					[273, 130]
				],
				'ink'
			);
			on.shape(
				[
					[275, 130],
					[279, 124],
					[280, 132]
				],
				'ink'
			);
			on.path(
				[
					[296, 144],
					[304, 140],
					[306, 132],
					[302, 128]
				],
				'ink',
				3
			);
		},
		'gold',
		[-1, -1]
	);
	d.box(271, 134, 2, 1, 'moss');
	d.box(276, 134, 2, 1, 'moss');
}
