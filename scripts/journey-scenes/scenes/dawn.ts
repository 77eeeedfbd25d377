import { tower } from '../belfry.ts';
import { drawLila, drawYou } from '../cast.ts';
import { chance, Drawing, fade } from '../drawing.ts';
import { birch, cloud, grass, sun, terril } from '../nature.ts';

/** Morning on top of a slag heap: a sea of mist, the heads of the others, the belfry far off. */
export function dawn(): Drawing {
	const d = new Drawing();
	d.box(0, 0, 320, 180, fade(0, 112, ['steel', 'mist', 'mist', 'sand', 'peach', 'straw'], 0.85));
	sun(d, 222, 92, 12, 'paper', 'straw');
	for (const [x, y, wide, high] of [
		[20, 34, 130, 9],
		[150, 22, 130, 8],
		[214, 52, 110, 7],
		[-20, 62, 90, 7]
	] as const)
		cloud(d, x, y, wide, high, y < 40 ? 'mist' : 'sand', 'paper', x);
	terril(d, { x: 286, base: 122, half: 70, high: 34, shades: ['steel', 'mist', 'mist', 'sand'], light: -1, seed: 3 });
	terril(d, {
		x: 96,
		base: 126,
		half: 92,
		high: 52,
		shades: ['steel', 'steel', 'slate', 'mist', 'peach'],
		light: 1,
		seed: 6
	});
	tower(d, 176, 118, 0.34, { dark: 'steel', mid: 'steel', light: 'slate', roof: 'steel', glow: 'straw' });
	mist(d);
	foreground(d);
	return d;
}

function mist(d: Drawing): void {
	for (let y = 104; y < 180; y++)
		for (let x = 0; x < 320; x++) {
			const wave = Math.sin(x / 31 + y / 5) * 3 + Math.sin(x / 11 - y / 3) * 1.5;
			const deep = (y + wave - 108) / 26;
			if (deep > 0) d.lit(x, y, 'paper', Math.min(0.85, deep), 5);
		}
	terril(d, {
		x: 236,
		base: 158,
		half: 74,
		high: 34,
		shades: ['deep', 'steel', 'steel', 'slate', 'sand'],
		light: -1,
		seed: 9
	});
	for (let y = 134; y < 180; y++)
		for (let x = 0; x < 320; x++) d.lit(x, y, 'sand', (y + Math.sin(x / 23) * 4 - 134) / 26, 5);
}

function foreground(d: Drawing): void {
	const rise = (x: number): number => 150 + 26 * ((x - 96) / 220) ** 2 + Math.sin(x / 9) * 1.2;
	d.stamp(
		(on) => {
			for (let x = 0; x < 320; x++)
				for (let y = Math.round(rise(x)); y < 180; y++) on.dot(x, y, chance(x, y, 3) > 0.9 ? 'forest' : 'deep');
			grass(on, 0, 320, (x) => Math.round(rise(x)), 8, 'deep', 4);
		},
		'moss',
		[1, -1]
	);
	birch(d, 34, 156, 116, ['green', 'moss', 'forest', 'green', 'moss'], 12, 2);
	birch(d, 54, 154, 82, ['forest', 'green', 'moss'], -6, 7);
	birch(d, 296, 178, 88, ['green', 'moss', 'forest'], -8, 4);
	drawLila(d, { x: 148, y: 158, rim: 'paper', from: [1, 0], arm: [10, -4] });
	drawYou(d, { x: 124, y: 156, rim: 'straw', from: [1, 0] });
}
