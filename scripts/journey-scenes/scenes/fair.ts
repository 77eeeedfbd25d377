import { tower } from '../belfry.ts';
import { bricks, chance, Drawing, fade } from '../drawing.ts';
import { notebook } from '../inside.ts';
import { cloud, rain } from '../nature.ts';
import { person, umbrella } from '../people.ts';

const GROUND = 134;

/** A stand at a fair, in the rain: nobody, then one who stops. */
export function fair(): Drawing {
	const d = new Drawing();
	d.box(0, 0, 320, GROUND, fade(0, 134, ['graphite', 'steel', 'slate', 'mist', 'sand'], 0.85));
	for (const [x, y, wide, high] of [
		[-20, 26, 160, 14],
		[110, 18, 190, 15],
		[200, 44, 150, 12],
		[20, 52, 130, 9]
	] as const)
		cloud(d, x, y, wide, high, 'slate', 'graphite', x);
	tower(d, 52, 124, 0.5, { dark: 'slate', mid: 'slate', light: 'stone', roof: 'iron', glow: 'straw' });
	roofs(d);
	flags(d);
	stand(d, 8, 'teal', 0.74, false);
	stand(d, 262, 'gold', 0.74, false);
	stand(d, 112, 'brick', 1, true);
	d.mirror(GROUND, 46, 'graphite', 0.35);
	puddles(d);
	people(d);
	rain(d, 110, 'mist', 3, 8);
	rain(d, 30, 'paper', 9, 5);
	return d;
}

function roofs(d: Drawing): void {
	for (let n = 0; n < 14; n++) {
		const [x, high] = [n * 25 - 8, 22 + Math.floor(chance(n, 1, 6) * 22)];
		d.box(x, GROUND - high, 24, high, bricks(n % 2 ? 'iron' : 'clay', 'graphite', 'slate'));
		d.shape(
			[
				[x - 1, GROUND - high],
				[x + 6, GROUND - high - 9],
				[x + 18, GROUND - high - 9],
				[x + 25, GROUND - high]
			],
			'graphite'
		);
		for (let left = 4; left < 20; left += 8)
			d.box(x + left, GROUND - high + 6, 4, 7, chance(n, left, 3) > 0.7 ? 'gold' : 'coal');
	}
}

function flags(d: Drawing): void {
	for (let x = 0; x < 320; x++) {
		const y = 58 + 18 * Math.abs(((x % 107) - 53) / 53 - 0) * -1 + 18;
		d.dot(x, y, 'graphite');
		if (x % 9 === 0)
			d.shape(
				[
					[x, y],
					[x + 7, y],
					[x + 3.5, y + 7]
				],
				(['brick', 'gold', 'teal', 'paper'] as const)[(x / 9) % 4] ?? 'brick'
			);
	}
}

function stand(d: Drawing, x: number, colour: 'brick' | 'teal' | 'gold', size: number, lit: boolean): void {
	const [w, top, high] = [96 * size, GROUND - 66 * size, 66 * size];
	d.box(x + 4, top + 16 * size, w - 8, high - 16 * size, lit ? 'bark' : 'coal');
	if (lit) d.light(x + w / 2, top + 30, 60, 40, 'gold', 0.85);
	for (const left of [3, w - 6]) d.box(x + left, top + 10 * size, 3, high - 10 * size, 'sand');
	for (let n = 0; n < 8; n++) {
		const [a, b] = [x + (w / 8) * n, x + (w / 8) * (n + 1)];
		const [c, e] = [x + w * 0.12 + ((w * 0.76) / 8) * n, x + w * 0.12 + ((w * 0.76) / 8) * (n + 1)];
		const paint = n % 2 ? 'paper' : colour;
		d.shape(
			[
				[c, top - 6 * size],
				[e, top - 6 * size],
				[b, top + 12 * size],
				[a, top + 12 * size]
			],
			paint
		);
		d.disc((a + b) / 2, top + 12 * size, w / 17, 3 * size, paint);
	}
	d.box(x - 2, GROUND - 26 * size, w + 4, 26 * size, colour === 'gold' ? 'tan' : 'graphite');
	d.box(x - 4, GROUND - 28 * size, w + 8, 3, lit ? 'straw' : 'stone');
	if (!lit) return;
	d.box(x + 24, GROUND - 20, 48, 14, 'paper');
	for (let level = 0; level < 4; level++)
		for (let n = 0; n <= 3 - level; n++)
			d.box(x + 40 + n * 4 + level * 2, GROUND - 10 - level * 3, 3, 2, level === 3 ? 'brick' : 'coal');
	for (const left of [26, 70]) {
		d.line([x + left, top + 10], [x + left, top + 20], 'coal');
		d.box(x + left - 2, top + 20, 5, 4, 'straw');
	}
}

function puddles(d: Drawing): void {
	for (let n = 0; n < 24; n++) {
		const [x, y] = [chance(n, 1, 4) * 320, GROUND + 4 + chance(n, 2, 4) * 40];
		const wide = 6 + chance(n, 3, 4) * 18;
		for (let dx = -wide; dx < wide; dx++)
			if (Math.abs(dx) > wide * 0.5) d.lit(Math.round(x + dx), Math.round(y), 'mist', 0.5, 4);
	}
	for (let y = GROUND; y < 180; y += 6) for (let x = (y % 4) * 5; x < 320; x += 22) d.lit(x, y, 'ink', 0.7, 4);
}

function people(d: Drawing): void {
	person(d, 'stand', 142, 113, { hair: 'rust', skin: 'peach', top: 'gold', arm: 'tan', legs: 'steel' });
	person(d, 'stand', 166, 113, { hair: 'rust', skin: 'skin', top: 'teal', arm: 'deep', legs: 'coal' });
	d.box(108, 106, 104, 3, 'straw');
	d.box(110, 109, 100, 5, 'graphite');
	notebook(d, 184, 98);
	umbrella(d, { x: 62, y: 172, colour: 'plum', coat: 'steel', rim: 'straw' });
	umbrella(d, { x: 250, y: 176, colour: 'ember', coat: 'graphite', rim: 'straw', turned: true });
}
