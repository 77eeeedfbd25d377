import { linesOf } from '#kernel/server/letters.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import type { Note } from '../../../workshops/canvas/document.ts';
import { type Area, gridOf } from '../../../workshops/canvas/grid.ts';
import { type BlockId, BOARD, type CanvasKind, type NoteColour } from '../../../workshops/canvas/kinds.ts';
import { blockName } from '../../../workshops/canvas/names.ts';

type Box = Readonly<{ x: number; y: number; width: number; height: number; fill: string; line?: string }>;
type Line = Readonly<{ x: number; y: number; size: number; text: string; bold: boolean; fill: string }>;

type Part = Readonly<{ boxes: readonly Box[]; lines: readonly Line[] }>;

/** A canvas laid out on one sheet, from the top left corner, each part over those before; what it is drawn with is another's affair. */
export type Sheet = Readonly<{ width: number; height: number; parts: readonly Part[] }>;

export type Drawn = Readonly<{
	kind: CanvasKind;
	title: string;
	under: string;
	notes: readonly Note[];
	/** Of authors, where the reader may know them. */
	names: Readonly<Record<string, string>>;
	locale: Locale;
}>;

const WIDTH = 1600;
const MARGIN = 40;
const HEAD = 110;
const GAP = 10;
const NAME = 20;
const TEXT = 17;
const SMALL = 13;
const LEADING = 1.3;
/** A note of the free board. */
const CARD = 340;
const INK = '#15171c';
const SOFT = '#4d4f57';
const colours: Readonly<Record<NoteColour, string>> = {
	gold: '#fbe7b4',
	green: '#cde9da',
	sky: '#d3e1fa',
	brick: '#f8d9d2',
	plum: '#ead8ef'
};

/** Lays a canvas out; a block is as high as its notes need. */
export function sheetOf(drawn: Drawn): Sheet {
	const head: Line[] = [
		{ x: MARGIN, y: 58, size: 34, text: drawn.title, bold: true, fill: INK },
		{ x: MARGIN, y: 88, size: TEXT, text: drawn.under, bold: false, fill: SOFT }
	];
	const body = drawn.kind === 'board' ? board(drawn) : blocks(drawn);
	return { width: WIDTH, height: body.height, parts: [{ boxes: [], lines: head }, ...body.parts] };
}

type Body = Omit<Sheet, 'width'>;

function blocks(drawn: Drawn): Body {
	const { columns, areas } = gridOf(drawn.kind);
	const column = (WIDTH - 2 * MARGIN) / columns;
	const laid = [...areas].map(([id, area]) => ({
		id,
		area,
		...stack(
			drawn.notes.filter(({ block }) => block === id),
			area.columns * column - GAP,
			drawn
		)
	}));
	const tops = rowTops(laid);
	const parts = laid.map(({ id, area, height: _, boxes, lines }) => {
		const x = MARGIN + area.column * column;
		const y = tops[area.row] as number;
		const size = { width: area.columns * column - GAP, height: (tops[area.row + area.rows] as number) - y - GAP };
		return moved({ boxes: [frame(size), ...boxes], lines: [nameLine(id, drawn), ...lines] }, x, y);
	});
	return { height: (tops.at(-1) as number) + MARGIN, parts };
}

/** Where each row begins, and where the last ends: as high as what stands in it, the last row of what covers several takes the rest. */
function rowTops(laid: readonly { area: Area; height: number }[]): number[] {
	const rows = Math.max(...laid.map(({ area }) => area.row + area.rows));
	const heights = Array.from({ length: rows }, () => 150);
	for (const { area, height } of laid.toSorted((a, b) => a.area.rows - b.area.rows)) {
		const last = area.row + area.rows - 1;
		const above = heights.slice(area.row, last).reduce((sum, one) => sum + one, 0);
		heights[last] = Math.max(heights[last] as number, height - above);
	}
	const tops = [HEAD];
	for (const height of heights) tops.push((tops.at(-1) as number) + height);
	return tops;
}

const frame = (size: Pick<Box, 'width' | 'height'>): Box => ({ x: 0, y: 0, ...size, fill: '#ffffff', line: '#b9b3a7' });
const nameLine = (id: BlockId, { locale }: Drawn): Line => ({
	...{ x: GAP, y: 28, size: NAME, bold: true, fill: INK },
	text: blockName(id, locale)
});

/** The notes of a block below each other. */
function stack(notes: readonly Note[], width: number, drawn: Drawn) {
	let y = 42;
	const parts = notes.map((note) => {
		const part = moved(card(note, width - 2 * GAP, drawn), GAP, y);
		y += (part.boxes[0]?.height ?? 0) + GAP;
		return part;
	});
	return { height: y + 2 * GAP, ...joined(parts) };
}

function card(note: Note, width: number, { names, locale }: Drawn): Part {
	const rows = linesOf(note.text, { size: TEXT, width: width - 2 * GAP });
	const name = note.author && names[note.author];
	const votes = note.votes.length ? m.workshops_votes({ count: note.votes.length }, { locale }) : '';
	const foot = [name, votes].filter(Boolean).join(' · ');
	const height = rows.length * TEXT * LEADING + (foot ? SMALL * 1.7 : 0) + 2 * GAP;
	const at = (row: number): number => GAP + TEXT * (0.85 + row * LEADING);
	return {
		boxes: [{ x: 0, y: 0, width, height, fill: colours[note.colour] }],
		lines: [
			...rows.map((text, row) => ({ x: GAP, y: at(row), size: TEXT, text, bold: false, fill: INK })),
			...(foot ? [{ x: GAP, y: height - GAP, size: SMALL, text: foot, bold: false, fill: SOFT }] : [])
		]
	};
}

function board(drawn: Drawn): Body {
	const width = WIDTH - 2 * MARGIN;
	const height = (width * BOARD.height) / BOARD.width;
	const zones = [...gridOf('board').areas].map(([id, { column, row }]) => {
		const size = { width: width / 2 - GAP, height: height / 2 - GAP };
		return moved(
			{ boxes: [frame(size)], lines: [nameLine(id, drawn)] },
			MARGIN + (column * width) / 2,
			HEAD + (row * height) / 2
		);
	});
	const cards = drawn.notes.map((note) => {
		const x = Math.min((note.x / BOARD.width) * width, width - CARD);
		return moved(card(note, CARD, drawn), MARGIN + x, HEAD + (note.y / BOARD.height) * height);
	});
	const lowest = Math.max(HEAD + height, ...cards.map(({ boxes: [box] }) => (box ? box.y + box.height : 0)));
	return { height: lowest + MARGIN, parts: [...zones, ...cards] };
}

const moved = ({ boxes, lines }: Part, x: number, y: number): Part => ({
	boxes: boxes.map((box) => ({ ...box, x: box.x + x, y: box.y + y })),
	lines: lines.map((line) => ({ ...line, x: line.x + x, y: line.y + y }))
});

const joined = (parts: readonly Part[]): Part => ({
	boxes: parts.flatMap(({ boxes }) => boxes),
	lines: parts.flatMap(({ lines }) => lines)
});
