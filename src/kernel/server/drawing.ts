import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Resvg, renderAsync } from '@resvg/resvg-js';
import { escapeXml } from '../xml.ts';
import { demandOutside } from './db.ts';

/** What stands on a drawn picture. Colours are #rrggbb: `colour` carries white, `ink` is read on paper. */
export type Poster = Readonly<{
	colour: string;
	ink: string;
	/** Above the title: what kind of page it is. */
	kicker: string;
	title: string;
	/** Below the title, such as when and where. */
	lines: readonly string[];
	/** Who signs it. */
	hub: string;
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
const MOST_KEPT = 100;

const fonts = {
	title: 'Bricolage Grotesque 96pt ExtraBold',
	text: 'Instrument Sans'
} as const;
const fontOptions = () => ({
	loadSystemFonts: false,
	defaultFontFamily: fonts.text,
	fontFiles: ['title', 'title-extended', 'text', 'text-extended'].map((file) =>
		join(process.cwd(), 'src/ui/fonts', `${file}.ttf`)
	)
});

const kept = new Map<string, Promise<Drawing>>();

export type Drawing = Readonly<{ png: Buffer; etag: string }>;

/** Draws a page's picture for where it is shared: a PNG of 1200 × 630. The same poster is drawn once as long as it is among the last hundred. */
export function draw(poster: Poster): Promise<Drawing> {
	const svg = posterSvg(poster);
	const hash = createHash('sha256').update(svg).digest('base64url').slice(0, 27);
	const known = kept.get(hash) ?? render(svg, hash);
	kept.delete(hash);
	kept.set(hash, known);
	for (const [oldest] of kept) if (kept.size > MOST_KEPT) kept.delete(oldest);
	known.catch(() => kept.delete(hash));
	return known;
}

/** The drawing before it becomes a PNG: every word in it is escaped, and no line leaves the column. */
function posterSvg({ colour, ink, kicker, title, lines, hub }: Poster): string {
	const { size, rows } = fitted(title);
	const bottom = TITLE_TOP + rows.length * size * LINE;
	const below = lines.flatMap((line) => wrapped(line, 'text', TEXT).slice(0, 2)).slice(0, 4);
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${POSTER.width}" height="${POSTER.height}">`,
		`<rect width="${POSTER.width}" height="${POSTER.height}" fill="#faf7f1"/>`,
		`<rect x="${EDGE}" width="${POSTER.width - EDGE}" height="${POSTER.height}" fill="${colour}"/>`,
		heap(title),
		text(kicker, { x: MARGIN, y: 104, size: 30, fill: ink }),
		...rows.map((row, index) =>
			text(row, { x: MARGIN, y: TITLE_TOP + size * (0.82 + index * LINE), size, font: 'title' })
		),
		...below.map((line, index) =>
			text(line, { x: MARGIN, y: bottom + 46 + index * TEXT * 1.35, size: TEXT, fill: '#4d4f57' })
		),
		mark(colour),
		text(hub, { x: MARGIN + 60, y: 573, size: 32, font: 'title' }),
		'</svg>'
	].join('');
}

/** The largest size at which a title fits; what is too long for the smallest ends in an ellipsis. */
function fitted(title: string): { size: number; rows: string[] } {
	for (const size of sizes) {
		const rows = wrapped(title, 'title', size);
		if (rows.length * size * LINE <= TITLE_HEIGHT) return { size, rows };
	}
	const size = sizes.at(-1) ?? TEXT;
	const rows = wrapped(title, 'title', size).slice(0, Math.floor(TITLE_HEIGHT / (size * LINE)));
	return { size, rows: rows.map((row, index) => (index === rows.length - 1 ? `${row.replace(/.{2}$/u, '')}…` : row)) };
}

/** A text in lines that fit the column; a word that is longer than a line is broken. */
function wrapped(words: string, font: keyof typeof fonts, size: number): string[] {
	const rows: string[] = [];
	let row = '';
	for (const word of words.split(/[ \t\r\n]+/).filter(Boolean)) {
		const longer = row ? `${row} ${word}` : word;
		if (widthOf(longer, font, size) <= COLUMN) {
			row = longer;
			continue;
		}
		if (row) rows.push(row);
		row = word;
		while (widthOf(row, font, size) > COLUMN) {
			const cut = Math.max(1, Math.floor((row.length * COLUMN) / widthOf(row, font, size)) - 1);
			rows.push(row.slice(0, cut).toWellFormed());
			row = row.slice(cut);
		}
	}
	return row ? [...rows, row] : rows;
}

const widths = new Map<string, number>();

/** How wide a text is drawn. Measured word by word, once each. */
function widthOf(words: string, font: keyof typeof fonts, size: number): number {
	const parts = words.split(' ');
	const gaps = (parts.length - 1) * 0.26;
	return (parts.reduce((sum, part) => sum + widthOfWord(part, font), 0) + gaps) * size;
}

function widthOfWord(word: string, font: keyof typeof fonts): number {
	const key = `${font} ${word}`;
	let known = widths.get(key);
	if (known === undefined) {
		const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="300">${text(word, { x: 0, y: 150, size: 100, font })}</svg>`;
		known = (new Resvg(svg, { font: fontOptions() }).getBBox()?.width ?? 0) / 100;
		if (widths.size > 5000) widths.clear();
		widths.set(key, known);
	}
	return known;
}

type Put = Readonly<{ x: number; y: number; size: number; font?: keyof typeof fonts; fill?: string }>;

const text = (words: string, { x, y, size, font = 'text', fill = '#15171c' }: Put): string =>
	`<text x="${x}" y="${y}" font-family="${fonts[font]}" font-weight="${font === 'title' ? 700 : 550}" font-size="${size}" fill="${fill}">${escapeXml(words.replace(/\s/g, ' '))}</text>`;

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

/** The mark as in `Mark.svelte`, its loose pixel in the colour of the page. */
const mark = (colour: string): string =>
	`<g transform="translate(${MARGIN} 538) scale(2.75)"><path fill="#15171c" d="M0 13h3v3H0zM4 13h3v3H4zM8 13h3v3H8zM12 13h3v3h-3zM2 9h3v3H2zM6 9h3v3H6zM10 9h3v3h-3zM4 5h3v3H4zM8 5h3v3H8z"/><path fill="${colour}" d="M9 0h3v3H9z"/></g>`;

async function render(svg: string, hash: string): Promise<Drawing> {
	const image = await renderAsync(svg, { font: fontOptions() });
	return { png: image.asPng(), etag: `"${hash}"` };
}

/** A drawing of one's own as a PNG, with the fonts of the house (`Bricolage Grotesque 96pt ExtraBold`, `Instrument Sans`) and no others. */
export async function pngOf(svg: string): Promise<Buffer> {
	demandOutside('a picture is drawn');
	return (await renderAsync(svg, { font: fontOptions() })).asPng();
}
