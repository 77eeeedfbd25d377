import { createHash } from 'node:crypto';
import { renderAsync } from '@resvg/resvg-js';
import { escapeXml } from '../xml.ts';
import { type Face, fontFiles, linesOf, runsOf, widthOf } from './letters.ts';
import type { Signature } from './signature.ts';

/** What stands on a drawn picture. Colours are #rrggbb: `colour` carries white, `ink` is read on paper. */
export type Poster = Readonly<{
	colour: string;
	ink: string;
	/** Above the title: what kind of page it is. */
	kicker: string;
	title: string;
	/** Below the title, such as when and where. */
	lines: readonly string[];
	/** Who signs it: with its own mark, or with the heap, whose loose pixel has this colour. */
	signed: Signature;
	loose: string;
}>;

const POSTER = { width: 1200, height: 630 } as const;

const MARGIN = 72;
const COLUMN = 800;
const EDGE = 928;
const sizes = [84, 72, 62, 54, 46];
const LINE = 1.1;
const TITLE_TOP = 150;
const TITLE_HEIGHT = 260;
const TEXT = 32;

/** What the two letters of the house are called by whoever draws with them. */
export const families: Readonly<Record<Face, string>> = {
	title: 'Bricolage Grotesque 96pt ExtraBold',
	text: 'Instrument Sans'
};
const fontOptions = () => ({
	loadSystemFonts: false,
	defaultFontFamily: families.text,
	fontFiles: [...fontFiles('title'), ...fontFiles('text')]
});

/** Of a title or a line, so many letters are looked at: no more fit. */
const MOST_LETTERS = 300;

/** What stands on one line. */
const SHORT = 60;

/** Draws a poster as a PNG. Costs a tenth of a second: the press does it. */
export const posterPng = (poster: Poster): Promise<Buffer> => pngOf(posterSvg(poster));

/** The drawing before it becomes a PNG: every word in it is escaped, and no line leaves the column. */
function posterSvg({ colour, ink, kicker, title, lines, signed, loose }: Poster): string {
	const { size, rows } = fitted(title);
	const bottom = TITLE_TOP + rows.length * size * LINE;
	const below = lines.flatMap((line) => rowsOf(line, 'text', TEXT).slice(0, 2)).slice(0, 4);
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${POSTER.width}" height="${POSTER.height}">`,
		`<rect width="${POSTER.width}" height="${POSTER.height}" fill="#faf7f1"/>`,
		`<rect x="${EDGE}" width="${POSTER.width - EDGE}" height="${POSTER.height}" fill="${colour}"/>`,
		heap(title),
		svgText(kicker.slice(0, SHORT), { x: MARGIN, y: 104, size: 30, fill: ink }),
		...rows.map((row, index) =>
			svgText(row, { x: MARGIN, y: TITLE_TOP + size * (0.82 + index * LINE), size, face: 'title' })
		),
		...below.map((line, index) =>
			svgText(line, { x: MARGIN, y: bottom + 46 + index * TEXT * 1.35, size: TEXT, fill: '#4d4f57' })
		),
		...foot(signed, loose),
		'</svg>'
	].join('');
}

/** The largest size at which a title fits; what is too long for the smallest ends in an ellipsis. */
function fitted(title: string): { size: number; rows: string[] } {
	for (const size of sizes) {
		const rows = rowsOf(title, 'title', size);
		if (rows.length * size * LINE <= TITLE_HEIGHT) return { size, rows };
	}
	const size = sizes.at(-1) ?? TEXT;
	const rows = rowsOf(title, 'title', size).slice(0, Math.floor(TITLE_HEIGHT / (size * LINE)));
	return { size, rows: rows.map((row, index) => (index === rows.length - 1 ? `${row.replace(/.{2}$/u, '')}…` : row)) };
}

/** The beginning of a text in lines that fit the column. */
const rowsOf = (words: string, face: Face, size: number, width = COLUMN): string[] =>
	linesOf(words.slice(0, MOST_LETTERS), { face, size, width, kerned: true });

type Put = Readonly<{ x: number; y: number; size: number; face?: Face; fill?: string }>;

/**
 * One line of a drawing, on its base line. What each file has is set by itself: left to find a letter in the second file, the renderer leaves it out
 * where the line has a ligature.
 */
export function svgText(words: string, { x, y, size, face = 'text', fill = '#15171c' }: Put): string {
	const look = `y="${y}" font-family="'${families[face]}', sans-serif" font-weight="${face === 'title' ? 700 : 550}" font-size="${size}" fill="${fill}"`;
	let at = x;
	return runsOf(words, face)
		.map((run) => {
			const from = at;
			at += widthOf(run.words, { face, size, kerned: true });
			return `<text x="${from}" ${look} xml:space="preserve">${escapeXml(run.words)}</text>`;
		})
		.join('');
}

/** A slag heap of square pixels, another one for each title, paler towards the ground; its last pixel still rises. */
function heap(title: string): string {
	const bytes = createHash('sha256').update(title).digest();
	const columns = [2, 4, 6, 8, 5, 3].map((height, index) => height + ((bytes[index] ?? 0) % 3));
	const tallest = columns.indexOf(Math.max(...columns));
	const square = (column: number, row: number, opacity: number) =>
		`<rect x="${EDGE + 12 + column * 42}" y="${POSTER.height - 12 - 36 - row * 42}" width="36" height="36" fill="#fff" opacity="${opacity.toFixed(2)}"/>`;
	const stones = columns.flatMap((height, column) =>
		Array.from({ length: height }, (_, row) => square(column, row, 0.25 + (0.65 * row) / 10))
	);
	return [...stones, square(tallest, (columns[tallest] ?? 0) + 1, 1)].join('');
}

/** Who signs it. */
function foot({ name, mark }: Signature, loose: string): string[] {
	if (!mark) return [heapMark(loose), nameOf(name, 60)];
	const { width, height } = fittedMark(mark);
	const image = `<image x="${MARGIN}" y="${560 - height / 2}" width="${width}" height="${height}" href="data:image/png;base64,${Buffer.from(mark).toString('base64')}"/>`;
	return [image, nameOf(name, width + 20)];
}

/** A long name in smaller letters, on two lines. */
function nameOf(name: string, indent: number): string {
	const large = rowsOf(name, 'title', 32, COLUMN - indent);
	const [size, rows] = large.length > 1 ? [24, rowsOf(name, 'title', 24, COLUMN - indent).slice(0, 2)] : [32, large];
	const top = rows.length > 1 ? 556 : 573;
	return rows.map((row, at) => svgText(row, { x: MARGIN + indent, y: top + at * 28, size, face: 'title' })).join('');
}

/** The size that a mark is drawn in: 72 high, or less where it is wide. The PNG says its own at its 16th byte (PNG, 11.2.2). */
function fittedMark(png: Uint8Array): { width: number; height: number } {
	const head = Buffer.from(png);
	const [width, height] = [head.readUInt32BE(16), head.readUInt32BE(20)];
	const scale = Math.min(72 / height, 240 / width);
	return { width: width * scale, height: height * scale };
}

/** The mark as in `Mark.svelte`. */
const heapMark = (colour: string): string =>
	`<g transform="translate(${MARGIN} 538) scale(2.75)"><path fill="#15171c" d="M0 13h3v3H0zM4 13h3v3H4zM8 13h3v3H8zM12 13h3v3h-3zM2 9h3v3H2zM6 9h3v3H6zM10 9h3v3h-3zM4 5h3v3H4zM8 5h3v3H8z"/><path fill="${colour}" d="M9 0h3v3H9z"/></g>`;

/** A drawing of one's own as a PNG, with the letters of the house as `svgText` sets them, and no others. */
export async function pngOf(svg: string): Promise<Buffer> {
	return (await renderAsync(svg, { font: fontOptions() })).asPng();
}
