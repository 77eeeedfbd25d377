import { drawLila, drawYou } from '../cast.ts';
import { chance, Drawing, fade } from '../drawing.ts';
import { birch, cloud, grass, scrub, stars, sun, terril } from '../nature.ts';
import { corons, headframe } from '../town.ts';

/** Slag heaps at dusk, a street of miners' houses, and somebody on the path who lets a pixel go. */
export function terrils(): Drawing {
	const d = new Drawing();
	d.box(0, 0, 320, 150, fade(0, 150, ['night', 'indigo', 'aubergine', 'plum', 'rose', 'ember', 'gold'], 0.8));
	stars(d, 60, 70, 4);
	sun(d, 118, 112, 11, 'straw', 'gold');
	for (const [x, y, wide, high] of [
		[150, 92, 90, 5],
		[30, 74, 110, 5],
		[210, 60, 120, 4],
		[-20, 100, 70, 4]
	] as const)
		cloud(d, x, y, wide, high, y < 80 ? 'plum' : 'rose', y < 80 ? 'rose' : 'gold', x);
	terril(d, { x: 46, base: 132, half: 92, high: 34, shades: ['plum', 'plum', 'rose', 'rose'], light: 1, seed: 3 });
	terril(d, { x: 290, base: 134, half: 110, high: 52, shades: ['aubergine', 'aubergine', 'plum', 'rose'], seed: 8 });
	terril(d, {
		x: 196,
		base: 142,
		half: 112,
		high: 84,
		shades: ['night', 'indigo', 'aubergine', 'plum', 'rose'],
		seed: 5
	});
	headframe(d, 66, 138, 52, 'night', 'rose');
	scrub(d, 90, 310, (x) => 140 + Math.sin(x / 9) * 2, 5, 'night', 2);
	corons(d, 92, 146, 11, 0.6, 7);
	d.shape(
		[
			[0, 136],
			[60, 138],
			[140, 146],
			[240, 142],
			[320, 134],
			[320, 180],
			[0, 180]
		],
		(x, y) => (chance(x, y, 2) > 0.93 ? 'indigo' : 'night')
	);
	path(d);
	foreground(d);
	return d;
}

function path(d: Drawing): void {
	d.shape(
		[
			[170, 146],
			[176, 146],
			[196, 156],
			[150, 168],
			[190, 180],
			[120, 180],
			[128, 166],
			[178, 156]
		],
		(x, y) => (chance(x, y, 6) > 0.8 ? 'plum' : 'aubergine')
	);
}

function foreground(d: Drawing): void {
	const rise = (x: number): number => 171 - 22 * Math.exp(-((x - 20) ** 2) / 5200) + Math.sin(x / 13);
	for (let x = 0; x < 320; x++)
		for (let y = Math.round(rise(x)); y < 180; y++) d.dot(x, y, chance(x, y, 3) > 0.96 ? 'graphite' : 'ink');
	grass(d, 0, 320, (x) => Math.round(rise(x)), 7, 'ink', 4);
	birch(d, 14, 154, 100, ['clay', 'ember', 'gold', 'clay', 'rust'], 9, 2);
	birch(d, 30, 158, 70, ['rust', 'ember', 'clay', 'rust'], -4, 5);
	drawLila(d, { x: 50, y: 161, high: 44, rim: 'straw', from: [1, 0] });
	drawYou(d, { x: 72, y: 164, rim: 'gold', from: [1, 0], arm: [8, -11] });
	for (const [x, y, size] of [
		[85, 116, 4],
		[90, 102, 3],
		[85, 87, 3],
		[91, 72, 2],
		[88, 58, 2],
		[91, 44, 1]
	] as const) {
		d.light(x + 1, y + 1, size * 3, size * 3, 'ember', 0.6);
		d.box(x, y, size, size, 'gold');
		d.dot(x, y, 'straw');
	}
}
