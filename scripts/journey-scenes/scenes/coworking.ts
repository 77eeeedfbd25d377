import { drawLila } from '../cast.ts';
import { chance, Drawing, fade } from '../drawing.ts';
import { boards, laptop, mug, nightTown, pane, pendant, plant } from '../inside.ts';
import { person } from '../people.ts';

/** A floor where people work side by side, at night: the last lamps, the town behind the glass. */
export function coworking(): Drawing {
	const d = new Drawing();
	d.box(0, 0, 320, 180, 'coal');
	d.box(0, 0, 320, 12, 'ink');
	for (let x = 10; x < 320; x += 44) d.box(x, 8, 30, 2, 'graphite');
	glass(d);
	d.box(0, 100, 320, 10, 'graphite');
	boards(d, 110, 'bark', 'rust', 3);
	for (let y = 110; y < 180; y++) for (let x = 0; x < 320; x++) d.lit(x, y, 'ink', 0.3 + Math.abs(x - 150) / 320, 4);
	notes(d);
	pendant(d, 88, 34, 142, 'gold', 0.5);
	pendant(d, 196, 34, 142, 'gold', 0.5);
	bench(d);
	near(d);
	return d;
}

function glass(d: Drawing): void {
	for (let n = 0; n < 4; n++) {
		const x = 8 + n * 60;
		pane(d, x, 18, 54, 82, fade(18, 104, ['ink', 'night', 'indigo', 'aubergine', 'plum']), 'iron', [1, 1]);
		nightTown(d, x, 100, 54, 46, n % 2 ? 'ink' : 'night', 11 + n);
		for (const [dx, dy] of [
			[8, 10],
			[22, 18],
			[40, 8],
			[31, 26]
		] as const)
			d.dot(x + dx + n, 18 + dy, 'mist');
	}
	heap(d);
	for (let n = 1; n < 4; n++) d.box(5 + n * 60, 16, 3, 86, 'iron');
}

function heap(d: Drawing): void {
	for (let dx = -34; dx <= 34; dx++) {
		const up = Math.round(40 * (1 - Math.abs(dx) / 34));
		for (let y = 0; y < up; y++)
			if (150 + dx < 182 && 150 + dx > 128) d.dot(150 + dx, 100 - y, dx < 0 ? 'indigo' : 'ink');
	}
}

/** Forty papers on the glass, and a white one. */
function notes(d: Drawing): void {
	const colours = ['straw', 'aqua', 'rose', 'moss', 'ember'] as const;
	d.box(246, 16, 74, 86, 'iron');
	d.box(249, 18, 71, 82, fade(18, 104, ['night', 'indigo', 'aubergine', 'plum', 'plum'], 0.8));
	for (let n = 0; n < 41; n++) {
		const [column, row] = [n % 7, Math.floor(n / 7)];
		const [x, y] = [
			253 + column * 10 - Math.floor(chance(n, 1, 8) * 2),
			23 + row * 12 + Math.floor(chance(n, 2, 9) * 3)
		];
		d.box(x, y, 8, 8, n === 40 ? 'paper' : (colours[Math.floor(chance(n, 3, 5) * 5)] ?? 'straw'));
		if (n < 40)
			for (const [line, long] of [
				[2, 5],
				[4, 3 + (n % 3)]
			] as const)
				d.box(x + 1, y + line, long, 1, 'graphite');
	}
}

function bench(d: Drawing): void {
	d.box(24, 132, 236, 4, 'tan');
	d.box(24, 132, 236, 1, 'peach');
	d.box(24, 136, 236, 2, 'rust');
	for (const x of [30, 138, 250]) d.box(x, 138, 3, 26, 'ink');
	for (const [x, top, hair, turned] of [
		[56, 'teal', 'ink', false],
		[108, 'brick', 'gold', true],
		[166, 'plum', 'rust', false],
		[222, 'forest', 'tan', true]
	] as const) {
		person(d, 'sit', x, 144, { hair, skin: turned ? 'tan' : 'skin', top, legs: 'night' }, turned);
		laptop(d, turned ? x - 14 : x + 9, 132, turned ? ['rose', 'straw'] : ['aqua', 'gold'], 13);
		d.box(x, 144, 8, 2, 'ink');
		d.box(x + 3, 146, 2, 14, 'ink');
	}
	mug(d, 92, 132, 'paper');
	mug(d, 204, 132, 'brick');
	d.light(92, 138, 56, 16, 'gold', 0.4);
	d.light(196, 138, 56, 16, 'gold', 0.4);
}

function near(d: Drawing): void {
	d.stamp((on) => plant(on, 20, 182, 62, 'graphite', 'forest', 'green', 3), 'moss', [1, -1]);
	drawLila(d, { x: 284, y: 184, high: 84, rim: 'straw', from: [-1, 0], side: -1, arm: [-12, -26] });
}
