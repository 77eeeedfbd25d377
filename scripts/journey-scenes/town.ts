import { bricks, chance, type Drawing, type Paint } from './drawing.ts';
import type { Colour } from './palette.ts';

type House = Readonly<{
	x: number;
	base: number;
	wide: number;
	high: number;
	roof?: number;
	wall: Paint;
	tiles: Paint;
	lit?: number;
	seed?: number;
	dark?: Colour;
	glow?: Colour;
}>;

/** A house with its gable to the side: wall, roof, chimney, windows of which some are lit. */
export function house(
	d: Drawing,
	{ x, base, wide, high, roof = 8, wall, tiles, lit = 0.5, seed = 1, dark = 'ink', glow = 'gold' }: House
): void {
	d.box(x, base - high, wide, high, wall);
	d.shape(
		[
			[x - 1, base - high],
			[x + 3, base - high - roof],
			[x + wide - 3, base - high - roof],
			[x + wide + 1, base - high]
		],
		tiles
	);
	const chimney = x + 4 + Math.floor(chance(x, 2, seed) * (wide - 10));
	d.box(chimney, base - high - roof - 4, 3, 5, wall);
	d.box(chimney, base - high - roof - 5, 3, 1, dark);
	const floors = Math.max(1, Math.floor(high / 11));
	for (let floor = 0; floor < floors; floor++)
		for (let left = 3; left + 4 < wide; left += 7) {
			const on = chance(x + left, floor, seed) < lit;
			const y = base - high + 3 + floor * 10;
			d.box(x + left, y, 3, 5, on ? glow : dark);
			if (on) d.dot(x + left + 1, y + 1, 'straw');
			d.box(x + left - 1, y + 5, 5, 1, dark);
		}
}

/** A street of miners' houses, all alike, under one long roof. */
export function corons(d: Drawing, x: number, base: number, many: number, lit: number, seed = 1): void {
	for (let n = 0; n < many; n++) {
		const left = x + n * 13;
		d.box(left, base - 13, 13, 13, bricks(n % 2 ? 'clay' : 'rust', 'coal', 'clay'));
		d.box(left + 2, base - 8, 3, 8, chance(n, 3, seed) < 0.5 ? 'forest' : 'night');
		const on = chance(n, 4, seed) < lit;
		d.box(left + 7, base - 9, 4, 5, on ? 'gold' : 'ink');
		if (on) d.box(left + 8, base - 8, 2, 2, 'straw');
		d.dot(left + 9, base - 9, on ? 'bark' : 'ink');
	}
	const end = x + many * 13;
	d.shape(
		[
			[x - 2, base - 13],
			[x + 1, base - 20],
			[end - 1, base - 20],
			[end + 2, base - 13]
		],
		(px, py) => ((px + py) % 5 === 0 ? 'graphite' : 'coal')
	);
	for (let n = 0; n < many; n += 2) {
		d.box(x + n * 13 + 11, base - 25, 3, 6, 'rust');
		d.box(x + n * 13 + 11, base - 26, 3, 1, 'coal');
	}
}

/** A headframe: the wheels over a shaft. */
export function headframe(d: Drawing, x: number, base: number, high: number, iron: Colour, rim: Colour): void {
	const top = base - high;
	for (const [lean, colour] of [
		[-0.24, iron],
		[0.02, iron],
		[0.34, iron]
	] as const)
		d.line([x + lean * high, base], [x + lean * 8, top + 6], colour, 2);
	for (let level = 0; level < high - 10; level += 9) {
		const half = 0.24 * (high - level);
		d.line([x - half, base - level], [x + 1, base - level - 9], iron);
		d.line([x, base - level], [x - half * 0.82, base - level - 9], iron);
		d.line([x, base - level], [x + 0.3 * (high - level), base - level], iron);
	}
	d.box(x - 9, top + 6, 20, 2, iron);
	for (const left of [-5, 5]) {
		ring(d, x + left, top, 6, iron);
		ring(d, x + left, top, 5, rim, 0.9);
		for (const [dx, dy] of [
			[0, 5],
			[5, 0],
			[3.5, 3.5],
			[3.5, -3.5]
		] as const)
			d.line([x + left - dx, top - dy], [x + left + dx, top + dy], iron);
	}
	d.box(x - 12, base - 14, 26, 14, iron);
	d.box(x - 8, base - 9, 4, 5, rim);
}

function ring(d: Drawing, cx: number, cy: number, r: number, colour: Colour, share = 2): void {
	for (let step = 0; step < r * 8; step++) {
		const turn = (step / (r * 8)) * Math.PI * 2;
		if (turn < share * Math.PI && turn > (share < 2 ? 0.9 * Math.PI * 0.5 : -1))
			d.dot(cx + Math.cos(turn) * r, cy + Math.sin(turn) * r, colour);
	}
}
