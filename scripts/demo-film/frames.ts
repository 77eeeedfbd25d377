import {
	blank,
	box,
	type Canvas,
	CELL,
	COLUMNS,
	cells,
	chance,
	clamp,
	ease,
	HEIGHT,
	ROWS,
	stay,
	WIDTH,
	widthOf,
	write
} from './canvas.ts';
import type { Look } from './look.ts';
import type { DemoFilm, Shot } from './shot.ts';

export const RATE = 25;
const TURN = 0.7;
/** What is drawn moves so often in a second, as games of square pixels did; it also halves what is sent. */
const STEPS = 12.5;

export const secondsOf = ({ shots }: DemoFilm): number => shots.reduce((sum, { seconds }) => sum + seconds, 0);

/** Every shot with the second at which it begins. */
export function begins({ shots }: DemoFilm): { shot: Shot; at: number }[] {
	let at = 0;
	return shots.map((shot) => {
		const here = { shot, at };
		at += shot.seconds;
		return here;
	});
}

/** Draws a film, picture by picture, on one canvas. */
export function* frames(film: DemoFilm, from = 0, to = secondsOf(film)): Generator<Canvas> {
	const on = blank();
	const timed = begins(film);
	for (let frame = Math.round(from * RATE); frame < Math.round(to * RATE); frame++) {
		drawAt(on, film, timed, frame / RATE);
		yield on;
	}
}

function drawAt(on: Canvas, film: DemoFilm, timed: ReturnType<typeof begins>, seconds: number): void {
	const place = Math.max(
		0,
		timed.findLastIndex(({ at }) => at <= seconds)
	);
	const { shot, at } = timed[place] as (typeof timed)[number];
	const t = seconds - at;
	shot.scene(on, Math.floor(t * STEPS) / STEPS, shot.seconds, shot.look);
	const held = shot.chapter ? Math.min(6, shot.seconds * 0.45) : 0;
	if (shot.chapter) title(on, shot.chapter.fr, t, held, shot.look);
	words(on, shot, t - held, shot.seconds - held);
	write(on, 'FICTIF', {
		x: WIDTH - 40,
		y: 26,
		size: 20,
		colour: shot.look.paper,
		font: 'text',
		align: 'right',
		alpha: 0.55
	});
	if (place > 0 && t < TURN) curtain(on, 0.5 + t / TURN / 2, shot.look);
	const left = shot.seconds - t;
	const next = timed[place + 1];
	if (next && left < TURN) curtain(on, 0.5 - left / TURN / 2, next.shot.look);
	const dark = Math.max(1 - seconds / 1.2, 1 - (secondsOf(film) - seconds - 0.3) / 2);
	if (dark > 0) box(on, 0, 0, WIDTH, HEIGHT, 0x0d0f12, clamp(dark));
}

/** Squares that cover the picture and let go of the next one: 0 begins, a half covers all, 1 is over. */
function curtain(on: Canvas, share: number, look: Look): void {
	for (let y = 0; y < ROWS; y += 5)
		for (let x = 0; x < COLUMNS; x += 5) {
			const turn = (x / COLUMNS) * 0.3 + chance(x * 3 + y * 7, 11) * 0.15;
			const grown = share < 0.5 ? clamp((share - turn * 0.6) / 0.18) : 1 - clamp((share - 0.5 - turn * 0.6) / 0.18);
			const side = Math.ceil(grown * 5 * CELL);
			if (side > 0) box(on, x * CELL, y * CELL, side, side, (x + y) % 15 ? look.main : look.accent);
		}
}

function title(on: Canvas, text: string, t: number, length: number, look: Look): void {
	const shown = stay(t - 0.5, length - 0.5, 0.5);
	if (shown <= 0) return;
	const size = [104, 88, 72, 58].find((one) => widthOf(text, one) < WIDTH - 200) ?? 46;
	const rise = (1 - ease((t - 0.5) / 0.7)) * 90;
	const wide = widthOf(text, size) + 96;
	const out = ease((length - t) / 0.5);
	box(on, 0, 96, (wide + 40) * ease((t - 0.4) / 0.6) * out, size * 1.4 + 32, 0x111318, 0.82);
	cells(on, 5, 13, 2, Math.round((size * 1.4 + 8) / CELL), look.accent, shown);
	write(on, text, { x: 84, y: 104 + rise, size, colour: look.paper, alpha: shown, below: 104 + size * 1.4 + 16 });
}

function words(on: Canvas, { words: lines, look }: Shot, t: number, length: number): void {
	const each = length / lines.length;
	const n = Math.floor(t / each);
	const line = lines[n];
	if (t < 0 || !line) return;
	const alpha = stay(t - n * each - 0.4, each - 0.8, 0.5);
	if (alpha <= 0) return;
	const [size, y] = [52, 96];
	box(on, 64, y, (widthOf(line, size) + 48) * ease((t - n * each - 0.3) / 0.5), 88, 0x111318, 0.75 * alpha);
	write(on, line, { x: 88, y: y + 8, size, colour: look.paper, alpha });
}
