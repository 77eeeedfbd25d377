import type { Drawn } from '#kernel/drawn.ts';
import { anyInk, type Colours, inkOf, lights, mix, one } from './colours.ts';
import { letter } from './letters.ts';
import { motifs } from './motifs.ts';
import { hashOf, numbersOf } from './seed.ts';
import { Sheet } from './sheet.ts';

/** Gives whole numbers from `least` to `most`. */
type Dice = (least: number, most: number) => number;

/** The drawing of a thing, as SVG: the same bytes for the same thing, for ever. Nothing of what it is given stands in it as it came. */
export function draw({ kind, of, seed }: Drawn): string {
	const next = numbersOf(`${kind} ${of} ${seed}`);
	const dice: Dice = (least, most) => least + Math.floor(next() * (most - least + 1));
	return { poster, monogram, portrait }[kind](of, dice).svg();
}

const WIDE = 32;
const HIGH = 24;

/** Heaps under a sky, and between them what the sector stands for. */
function poster(of: string, dice: Dice): Sheet {
	const colours = one(lights, dice(0, lights.length - 1))(inkOf(of));
	const sheet = new Sheet(WIDE, HIGH, colours.air);
	sky(sheet, colours, dice);
	const left = dice(0, 1);
	// what the sector stands for to one side, its heap to the other
	const middle = left ? dice(3, 9) : dice(WIDE - 10, WIDE - 4);
	sheet.heap(colours.far, left ? dice(18, WIDE - 2) : dice(2, 14), dice(11, 15));
	const stencil = one(motifs, hashOf(of));
	const x = left ? dice(12, 18) : dice(1, 8);
	const tone = mix(colours.far, colours.near, 0.7);
	sheet.stamp(tone, dice(0, 1) ? stencil : mirrored(stencil), x, HIGH - 3 - stencil.length);
	sheet.heap(colours.near, middle, dice(12, 17));
	sheet.fill(colours.near, 0, HIGH - 3, WIDE, 3);
	loose(sheet, colours, middle, dice);
	for (let count = dice(5, 12); count > 0; count--)
		sheet.fill(colours.far, dice(0, WIDE - 1), dice(HIGH - 3, HIGH - 1), dice(1, 2));
	return sheet;
}

/** A sun or a moon, and stars or birds around it. */
function sky(sheet: Sheet, { spark, far }: Colours, dice: Dice): void {
	for (let count = dice(3, 9); count > 0; count--) sheet.fill(far, dice(0, WIDE - 1), dice(0, 10));
	sheet.disc(spark, dice(4, WIDE - 5), dice(4, 9), dice(2, 4));
}

/** The pixels that rise from a heap, as in the hub's mark. */
function loose(sheet: Sheet, { spark }: Colours, middle: number, dice: Dice): void {
	for (let count = dice(2, 4), y = dice(8, 13); count > 0; count--, y -= dice(2, 3))
		sheet.fill(spark, middle + dice(-2, 3), y);
}

const mirrored = (stencil: readonly string[]): string[] => stencil.map((line) => [...line].reverse().join(''));

const SQUARE = 26;
const SCALE = 2;
const LETTER = 5;

/** Its letters above the skyline of its own heaps. */
function monogram(of: string, dice: Dice): Sheet {
	const { air, far, near, letters, spark } = one(lights, dice(0, lights.length - 1))(anyInk(dice(0, 99)));
	const sheet = new Sheet(SQUARE, SQUARE, air);
	for (let count = 3; count > 0; count--) sheet.heap(far, dice(0, SQUARE - 1), dice(18, 22));
	sheet.fill(near, 0, SQUARE - 2, SQUARE, 2);
	for (let count = dice(3, 6); count > 0; count--) sheet.fill(spark, dice(0, SQUARE - 1), dice(19, SQUARE - 1));
	write(sheet, of, letters, 3);
	return sheet;
}

/** Her initials before a disc whose edge is her own: the same to the left and to the right, as a face is. */
function portrait(of: string, dice: Dice): Sheet {
	const colours = one(lights, dice(0, lights.length - 1))(anyInk(dice(0, 99)));
	const sheet = new Sheet(SQUARE, SQUARE, colours.air);
	const half = SQUARE / 2;
	const tone = mix(colours.air, colours.far, 0.5);
	for (let row = 0; row < SQUARE; row++)
		for (let column = 0; column < half; column++) {
			const away = Math.hypot(row + 0.5 - half, column + 0.5 - half) / half;
			if (dice(0, 99) / 100 < 1.9 - 1.75 * away)
				for (const x of [column, SQUARE - 1 - column]) sheet.fill(tone, x, row);
		}
	write(sheet, of, colours.letters, 6);
	return sheet;
}

/** Two letters in the middle, or one; where there is none that can be drawn, a heap. */
function write(sheet: Sheet, of: string, colour: string, y: number): void {
	const signs = [...of].slice(0, 2).filter((sign) => letter(sign).length);
	if (!signs.length) sheet.stamp(colour, HEAP, (SQUARE - 8 * SCALE) / 2, y, SCALE);
	const width = signs.length * LETTER + signs.length - 1;
	const x = (SQUARE - width * SCALE) / 2;
	for (const [at, sign] of signs.entries()) sheet.stamp(colour, letter(sign), x + at * (LETTER + 1) * SCALE, y, SCALE);
}

const HEAP = ['....#...', '........', '...##...', '...##...', '..####..', '.######.', '########'];
