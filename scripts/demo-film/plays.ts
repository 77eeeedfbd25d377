import {
	type Canvas,
	CELL,
	COLUMNS,
	cell,
	cells,
	chance,
	clamp,
	ease,
	mix,
	ROWS,
	sky,
	sprite,
	write
} from './canvas.ts';
import type { Look } from './look.ts';
import { dressed, standing } from './people.ts';
import { floor, type Scene } from './places.ts';

/** Two answers that race each other, made of squares: neither wins, since the real ones come from those who watch. */
export const poll: Scene = (on, t, _, look) => {
	sky(on, look.sky, 18);
	drift(on, t, look);
	for (const [n, colour] of [look.second, look.light, look.accent].entries()) {
		const y = 26 + n * 14;
		const share = 0.5 + 0.22 * Math.sin(t * 0.5 + n * 2.1) + 0.16 * Math.sin(t * 1.3 + n);
		const wide = Math.floor(ease((t - 0.5 - n * 0.3) / 3) * share * 136);
		cells(on, 12, y, 136, 8, mix(look.dark, look.main, 0.22));
		for (let x = 0; x < wide; x++) cells(on, 12 + x, y, 1, 8, mix(colour, look.paper, x > wide - 4 ? 0.5 : 0));
		for (let spark = 0; spark < 6; spark++) {
			const way = (t * 1.4 + chance(spark, n + 2)) % 1;
			cell(on, 12 + wide + way * 12, y + Math.floor(chance(spark, n + 5) * 8), colour, 1 - way);
		}
	}
};

function drift(on: Canvas, t: number, look: Look): void {
	for (let n = 0; n < 60; n++) {
		const y = ROWS - ((t * (2 + chance(n, 2) * 5) + chance(n, 3) * ROWS) % ROWS);
		cell(on, Math.floor(chance(n, 1) * COLUMNS), y, n % 4 ? look.main : look.accent, 0.35);
	}
}

/** Four tiles that wait for their answers; a great question mark sways over them. */
export const quiz: Scene = (on, t, _, look) => {
	sky(on, look.sky, 18);
	drift(on, t, look);
	const mark = ['.qqqqq.', 'qq...qq', '.....qq', '...qqq.', '...qq..', '.......', '...qq..'];
	for (const [y, row] of mark.entries())
		for (const [x, letter] of [...row].entries())
			if (letter === 'q') cells(on, 66 + x * 4 + Math.sin(t * 1.5 + y * 0.5) * 2, 7 + y * 4, 3, 3, look.accent);
	const seconds = t % 7;
	const lit = Math.floor(t * 3) % 4;
	for (let n = 0; n < 4; n++) {
		const [x, y] = [18 + (n % 2) * 64, 46 + Math.floor(n / 2) * 16];
		const colour = [look.second, look.main, look.light, look.accent][n] ?? 0;
		const rise = 1 - ease(t * 1.6 - n * 0.25);
		cells(on, x, y + rise * 40, 60, 11, n === lit ? mix(colour, look.paper, 0.25) : mix(look.dark, colour, 0.75));
		const place = { x: (x + 3) * CELL, y: (y + rise * 40 + 1) * CELL + 6, size: 56 };
		write(on, 'ABCD'[n] ?? '', { ...place, colour: look.paper });
	}
	cells(on, 18, 42, Math.floor(124 * (1 - seconds / 7)), 2, look.paper);
};

/** A small game: somebody runs, jumps and gathers gold. */
export const game: Scene = (on, t, _, look) => {
	sky(on, look.sky, 20);
	for (let n = 0; n < 9; n++) cells(on, ((n * 37 - t * 4 + 400) % 333) - 30, 12 + (n % 3) * 9, 14, 3, look.paper, 0.25);
	const way = t * 22;
	for (let x = -1; x < COLUMNS / 8 + 2; x++) {
		const block = Math.floor(way / 8) + x;
		if (block % 9 === 6) continue;
		const left = block * 8 - way;
		cells(on, left, 70, 8, 20, mix(look.dark, look.main, 0.55));
		cells(on, left, 69, 8, 2, look.accent);
		if (block % 5 === 2) cells(on, left + 2, 52, 5, 5, look.second);
		if (block % 5 === 2 && left > 44) cells(on, left + 3, 46 + Math.sin(t * 5 + block), 3, 3, 0xf2ac2e);
	}
	const pit = ((Math.floor(way / 8) * 8 + 44 + (way % 8)) / 8) % 9;
	const jump = pit > 4.6 && pit < 7.6 ? Math.sin(((pit - 4.6) / 3) * Math.PI) * 13 : 0;
	const run =
		jump > 0
			? standing
			: [
					...standing.slice(0, 7),
					...(Math.sin(t * 16) > 0 ? ['.l.l.', 'l...l', 'l...l'] : ['..l..', '..l..', '..ll.'])
				];
	sprite(on, 44, 59 - jump, run, { ...dressed(0, look), l: look.paper });
};

/** Names that rise, and a feast of pixels. */
export const credits =
	(lines: readonly string[]): Scene =>
	(on, t, length, look) => {
		sky(on, look.sky);
		drift(on, t * 2, look);
		floor(on, look, ROWS - 8);
		const rise = (t / length) * (lines.length * 62 + 500);
		for (const [n, line] of lines.entries()) {
			const y = 640 + n * 62 - rise;
			const alpha = clamp((y - 40) / 90) * clamp((640 - y) / 90);
			const head = line.startsWith('#');
			write(on, line.replace(/^# ?/, ''), {
				x: 640,
				y,
				size: head ? 44 : 30,
				font: head ? 'title' : 'text',
				colour: head ? look.accent : look.paper,
				align: 'middle',
				alpha
			});
		}
	};
