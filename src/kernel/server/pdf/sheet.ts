import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fontkit from '@pdf-lib/fontkit';
import { PDFDocument, type PDFFont, type PDFPage, PDFString, rgb } from 'pdf-lib';
import type { Locale } from '../../words.ts';
import { demandOutside } from '../db.ts';

/** A4 in points. */
export const A4 = { width: 595.28, height: 841.89 } as const;
const MARGIN = 56;
const WIDTH = A4.width - 2 * MARGIN;
const BOTTOM = 64;
const SIZE = 10.5;

type Colour = ReturnType<typeof rgb>;
export const inkOf = (hex: string): Colour => {
	const part = (from: number) => Number.parseInt(hex.slice(from, from + 2), 16) / 255;
	return rgb(part(1), part(3), part(5));
};
const INK = inkOf('#15171c');
const SOFT = inkOf('#4d4f57');
const GREEN = '#2f7d57';

export type Face = 'title' | 'text';
export type Fonts = Readonly<Record<Face, readonly [PDFFont, PDFFont]>>;

/** A new PDF with the hub's own letters; its name and language are in it, for screen readers. */
export async function openPdf(title: string, locale: Locale, hub: string): Promise<{ pdf: PDFDocument; fonts: Fonts }> {
	demandOutside('a sheet is drawn');
	const pdf = await PDFDocument.create();
	pdf.registerFontkit(fontkit);
	pdf.setTitle(title, { showInWindowTitleBar: true });
	pdf.setLanguage(locale);
	pdf.setAuthor(hub);
	const embed = async (file: string) =>
		pdf.embedFont(await readFile(join(process.cwd(), 'src/ui/fonts', `${file}.ttf`)), { subset: true });
	const [plainTitle, plainText] = [await embed('title'), await embed('text')];
	const [farTitle, farText] = [await embed('title-extended'), await embed('text-extended')];
	return { pdf, fonts: { title: [plainTitle, farTitle], text: [plainText, farText] } };
}

/** A text in pieces of one file of letters each: those beyond Latin-1 are in the second. */
function pieces(words: string): { words: string; far: 0 | 1 }[] {
	return [...words.replace(/\s/g, ' ').matchAll(/[\u0100-\u0151\u0154-\u024f]+|[^\u0100-\u0151\u0154-\u024f]+/gu)].map(
		([part]) => ({ words: part, far: /^[\u0100-\u0151\u0154-\u024f]/u.test(part) ? 1 : 0 })
	);
}

export const widthOf = (words: string, fonts: Fonts, face: Face, size: number): number =>
	pieces(words).reduce((sum, part) => sum + fonts[face][part.far].widthOfTextAtSize(part.words, size), 0);

type Put = Readonly<{ x: number; y: number; size: number; face?: Face; color?: Colour }>;

/** Writes one line. */
export function put(page: PDFPage, fonts: Fonts, words: string, { x, y, size, face = 'text', color = INK }: Put): void {
	let at = x;
	for (const part of pieces(words)) {
		const font = fonts[face][part.far];
		page.drawText(part.words, { x: at, y, size, font, color });
		at += font.widthOfTextAtSize(part.words, size);
	}
}

/** A text in lines of at most a width; a word that is longer is broken. */
function wrap(words: string, fonts: Fonts, face: Face, size: number, width: number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of words.split(/[ \t\r\n]+/).filter(Boolean)) {
		const longer = line ? `${line} ${word}` : word;
		if (widthOf(longer, fonts, face, size) <= width) {
			line = longer;
			continue;
		}
		if (line) lines.push(line);
		line = word;
		while (widthOf(line, fonts, face, size) > width) {
			const fit = [...line].findIndex((_, end) => widthOf(line.slice(0, end + 1), fonts, face, size) > width);
			lines.push(line.slice(0, Math.max(1, fit)));
			line = line.slice(Math.max(1, fit));
		}
	}
	return line ? [...lines, line] : lines;
}

/** What a document of flowing text is written with; every act begins below the last one, on a new page when there is no room. */
export type Sheet = Readonly<{
	title: (words: string) => void;
	heading: (words: string) => void;
	text: (words: string) => void;
	/** A fact: its name on the left, its words on the right. */
	row: (name: string, words: string) => void;
	/** A point of a list, with an address that can be pressed below it. */
	point: (words: string, url?: string | null) => void;
	/** A table of short words: the first column is a name, the others are numbers. */
	table: (head: readonly string[], rows: readonly (readonly string[])[]) => void;
	/** A box to tick by hand. */
	box: (words: string) => void;
	/** A line to write on. */
	line: (name: string) => void;
	save: () => Promise<Uint8Array>;
}>;

/** Where the next line goes. */
type Place = { pdf: PDFDocument; fonts: Fonts; accent: Colour; page: PDFPage; y: number };

/** Opens a document of flowing text, signed by the hub at the foot of every page. @param accent of headings and points; green is learning's */
export async function openSheet(name: string, locale: Locale, hub: string, accent = GREEN): Promise<Sheet> {
	const { pdf, fonts } = await openPdf(name, locale, hub);
	const page = pdf.addPage([A4.width, A4.height]);
	const at: Place = { pdf, fonts, accent: inkOf(accent), page, y: A4.height - MARGIN };
	return {
		title: (words) => {
			flow(at, words, 24, { face: 'title' });
			at.y -= 8;
		},
		heading: (words) => heading(at, words),
		text: (words) => {
			for (const part of words.split(/\n+/)) flow(at, part, SIZE);
			at.y -= 4;
		},
		row: (label, words) => row(at, label, words),
		point: (words, url) => point(at, words, url ?? null),
		table: (head, rows) => table(at, head, rows),
		box: (words) => box(at, words),
		line: (label) => line(at, label),
		save: () => {
			pdf.getPages().forEach((one, index, all) => {
				put(one, fonts, `${hub} · ${index + 1} / ${all.length}`, { x: MARGIN, y: 36, size: 8.5, color: SOFT });
			});
			return pdf.save();
		}
	};
}

/** Sees to it that so much fits below, on a new page when it does not. */
function room(at: Place, height: number): void {
	if (at.y - height >= BOTTOM) return;
	at.page = at.pdf.addPage([A4.width, A4.height]);
	at.y = A4.height - MARGIN;
}

function flow(at: Place, words: string, size: number, more: Partial<Put> & { width?: number } = {}): void {
	const { face = 'text', x = MARGIN, width = WIDTH } = more;
	for (const text of wrap(words, at.fonts, face, size, width)) {
		room(at, size * 1.4);
		at.y -= size * 1.4;
		put(at.page, at.fonts, text, { size, y: at.y, ...more, x });
	}
}

function heading(at: Place, words: string): void {
	room(at, 70);
	at.y -= 20;
	at.page.drawRectangle({ x: MARGIN, y: at.y, width: WIDTH, height: 2, color: at.accent });
	flow(at, words, 14, { face: 'title' });
	at.y -= 4;
}

function row(at: Place, label: string, words: string): void {
	room(at, wrap(words, at.fonts, 'text', SIZE, WIDTH - 150).length * SIZE * 1.4 + 5);
	const top = at.y;
	flow(at, label, SIZE, { color: SOFT, width: 140 });
	const below = at.y;
	at.y = top;
	flow(at, words, SIZE, { x: MARGIN + 150, width: WIDTH - 150 });
	at.y = Math.min(at.y, below) - 5;
}

function point(at: Place, words: string, url: string | null): void {
	room(at, 34);
	at.page.drawRectangle({ x: MARGIN, y: at.y - 13, width: 5, height: 5, color: at.accent });
	flow(at, words, SIZE, { x: MARGIN + 14, width: WIDTH - 14 });
	if (url) {
		const top = at.y;
		flow(at, url, 8.5, { x: MARGIN + 14, width: WIDTH - 14, color: at.accent });
		press(at.page, url, { x: MARGIN + 14, y: at.y - 3, width: WIDTH - 14, height: top - at.y });
	}
	at.y -= 4;
}

function table(at: Place, head: readonly string[], rows: readonly (readonly string[])[]): void {
	const size = SIZE - 1.5;
	const column = WIDTH / Math.max(1, head.length);
	for (const [index, cells] of [head, ...rows].entries()) {
		room(at, index ? size * 1.7 : size * 6);
		at.y -= size * 1.7;
		for (const [nth, words] of cells.entries()) {
			const left = MARGIN + column * nth;
			const x = nth ? left + column - widthOf(words, at.fonts, 'text', size) : left;
			put(at.page, at.fonts, words, { x, y: at.y, size, color: index ? INK : SOFT });
		}
	}
	at.y -= 8;
}

function box(at: Place, words: string): void {
	room(at, 34);
	at.page.drawRectangle({ x: MARGIN, y: at.y - 15, width: 11, height: 11, borderColor: INK, borderWidth: 1 });
	flow(at, words, SIZE, { x: MARGIN + 20, width: WIDTH - 20 });
	at.y -= 8;
}

function line(at: Place, label: string): void {
	room(at, 40);
	at.y -= 18;
	flow(at, label, SIZE, { color: SOFT });
	const [from, y] = [MARGIN + widthOf(label, at.fonts, 'text', SIZE) + 10, at.y - 2];
	at.page.drawLine({ start: { x: from, y }, end: { x: MARGIN + WIDTH, y }, thickness: 0.7, color: SOFT });
	at.y -= 6;
}

/** Makes a part of a page a link. */
function press(
	page: PDFPage,
	url: string,
	{ x, y, width, height }: Record<'x' | 'y' | 'width' | 'height', number>
): void {
	const { context } = page.doc;
	const link = context.obj({
		...{ Type: 'Annot', Subtype: 'Link', Rect: [x, y, x + width, y + height], Border: [0, 0, 0] },
		A: { Type: 'Action', S: 'URI', URI: PDFString.of(encodeURI(decodeURI(url))) }
	});
	page.node.addAnnot(context.register(link));
}
