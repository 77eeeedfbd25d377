import { box, type Canvas, CELL, COLUMNS, cell, cells, chance, clamp, mix, ROWS, sky, sprite } from './canvas.ts';
import type { Look } from './look.ts';
import { floor, type Scene } from './places.ts';

const sitting = ['.hhh.', '.sss.', '.sss.', 'ccccc', 'ccccc', 'ccccc', 'cc.cc'];
export const standing = ['.hhh.', '.sss.', '.sss.', 'ccccc', 'ccccc', 'ccccc', '.c.c.', '.l.l.', '.l.l.', '.l.l.'];
const skins = [0xf0c8a0, 0xc98d5e, 0x8a5a3a, 0xe4b088];
const hair = [0x2b1a12, 0x6a3b1d, 0xd9a441, 0x15171c];

export const dressed = (n: number, look: Look) => ({
	h: hair[n % hair.length] ?? 0,
	s: skins[(n * 3 + 1) % skins.length] ?? 0,
	c: [look.second, look.accent, look.light, look.main][n % 4] ?? 0,
	l: look.dark
});

/** A floor of desks where people make things, windows on the night behind. */
export const desks: Scene = (on, t, _, look) => {
	sky(on, [mix(look.dark, look.main, 0.35), mix(look.dark, look.main, 0.2)], 10);
	for (let n = 0; n < 5; n++) pane(on, 6 + n * 31, t, n, look);
	for (let n = 0; n < 5; n++) {
		cells(on, 21 + n * 31, 0, 1, 8, look.dark);
		cells(on, 18 + n * 31, 8, 7, 2, look.accent);
	}
	floor(on, look, ROWS - 18);
	for (let n = 0; n < 5; n++) desk(on, 8 + n * 31, 66, t, n, look);
	const walk = ((t * 7) % (COLUMNS + 30)) - 15;
	sprite(on, walk, 68 + (Math.sin(t * 9) > 0 ? 0 : 0.4), standing, dressed(2, look), 2);
	cells(on, walk + 10, 76, 3, 3, look.paper);
};

function pane(on: Canvas, x: number, t: number, n: number, look: Look): void {
	cells(on, x, 12, 24, 26, mix(look.sky[0] ?? 0, look.sky[1] ?? 0, 0.6));
	for (let tower = 0; tower < 4; tower++) {
		const high = 5 + Math.floor(chance(n * 5 + tower, 2) * 14);
		cells(on, x + tower * 6, 38 - high, 5, high, look.dark);
		for (let light = 0; light < high - 2; light += 2)
			if (chance(n * 50 + tower * 9 + light + Math.floor(t / 3), 3) > 0.45)
				cell(on, x + tower * 6 + 1 + (light % 4), 39 - high + light, look.accent);
	}
	cells(on, x + 11, 12, 1, 26, look.dark);
}

function desk(on: Canvas, x: number, y: number, t: number, n: number, look: Look): void {
	sprite(on, x - 1, y - 17 + (Math.sin(t * 5 + n * 2) > 0.2 ? 0 : 0.5), sitting, dressed(n, look), 2);
	cells(on, x + 11, y - 13, 14, 10, 0x111318);
	const typed = Math.floor(t * 9 + n * 13);
	for (let line = 0; line < 4; line++) {
		const long = 3 + Math.floor(chance(line + Math.floor(typed / 40) * 7 + n, 6) * 8);
		const shown = Math.floor(clamp((typed % 40) - line * 9, 0, long));
		const colour = [look.light, look.accent, look.second, look.paper][(line + n) % 4] ?? 0;
		cells(on, x + 12, y - 12 + line * 2, shown, 1, colour);
	}
	cells(on, x + 17, y - 3, 2, 3, 0x111318);
	cells(on, x - 3, y, 30, 2, mix(look.main, look.paper, 0.35));
	for (const leg of [0, 23]) cells(on, x + leg, y + 2, 1, 9, look.dark);
}

/** A television set: lights that sweep, two cameras, three people who talk, and a wall that moves with the sound. */
export const studio: Scene = (on, t, _, look) => {
	sky(on, [look.dark, mix(look.dark, look.main, 0.45)], 16);
	const slow = Math.floor(t * 4) / 4;
	for (let bar = 0; bar < 40; bar++) {
		const beat = Math.abs(Math.sin(slow * 2.4 + bar * 0.5) * Math.sin(slow * 1.1 + bar * 0.23));
		const high = Math.floor(3 + beat * 26);
		for (let y = 0; y < high; y++) cells(on, bar * 4, 54 - y, 3, 1, mix(look.main, look.light, y / 30), 0.55);
	}
	for (let n = 0; n < 4; n++)
		beam(on, 20 + n * 40, Math.round(Math.sin(slow * 0.8 + n * 1.7) * 24), n % 2 ? look.accent : look.light);
	floor(on, look, 72);
	for (const [n, x] of [50, 74, 98].entries()) {
		const says = Math.floor(t / 2.5) % 3 === n;
		sprite(on, x, 47 - (says && Math.sin(t * 8) > 0 ? 0.5 : 0), sitting, dressed(n + 1, look), 2);
		if (says) bubble(on, x + 6, 36, t, look);
	}
	cells(on, 46, 61, 68, 3, look.light);
	cells(on, 50, 64, 60, 9, mix(look.dark, look.main, 0.7));
	camera(on, 14 + Math.sin(t * 0.5) * 3, look);
	camera(on, 136 + Math.sin(t * 0.4 + 2) * 3, look, true);
};

function beam(on: Canvas, x: number, lean: number, colour: number): void {
	cells(on, x - 2, 0, 5, 3, 0x111318);
	for (let y = 3; y < 72; y++) {
		const half = 1 + y * 0.16;
		box(on, (x + (lean * y) / 72 - half) * CELL, y * CELL, half * 2 * CELL, CELL, colour, 0.07);
	}
}

function bubble(on: Canvas, x: number, y: number, t: number, look: Look): void {
	cells(on, x, y, 15, 6, look.paper);
	cells(on, x + 1, y + 6, 2, 1, look.paper);
	for (let n = 0; n < 3; n++) cell(on, x + 3 + n * 4, y + 2.5 + Math.sin(t * 6 + n), look.main);
}

function camera(on: Canvas, x: number, look: Look, turned = false): void {
	const lens = turned ? -3 : 10;
	cells(on, x, 60, 10, 6, 0x111318);
	cells(on, x + lens, 61, 3, 4, look.dark);
	cells(on, x + (turned ? 8 : 1), 58, 2, 2, 0xff3b30);
	for (let y = 0; y < 16; y++) for (const side of [-1, 1]) cell(on, x + 5 + (side * y) / 3, 66 + y, 0x111318);
}
