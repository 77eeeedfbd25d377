import { PDFHexString, type PDFPage, type PDFPageDrawRectangleOptions } from 'pdf-lib';
import type { Locale } from '../../words.ts';
import { type Face, linesOf, widthOf } from '../letters.ts';
import type { FundedPaper, SignedPaper } from './funded.ts';
import { BOTTOM, INK, LEADING, MARGIN, type Place, room, SIZE, SOFT, WIDTH } from './place.ts';
import { A4, type Colour, inkOf, openPdf, put } from './setting.ts';
import { type Column, drawTable } from './table.ts';
import { type Role, tagging } from './tagging.ts';

const EMBLEM = 56;
const GREEN = '#2f7d57';

/** What a document of flowing text is written with; every act begins below the last one, on a new page when there is no room. */
export type Sheet = Readonly<{
	title: (words: string) => void;
	heading: (words: string) => void;
	text: (words: string) => void;
	/** A fact: its name on the left, its words on the right. */
	row: (name: string, words: string) => void;
	/** A point of a list, with an address that can be pressed below it. */
	point: (words: string, url?: string | null) => void;
	/** A table: its first column names the rows. Where a column is said by its name alone, the first has words and the others have numbers. */
	table: (columns: readonly (string | Column)[], rows: readonly (readonly string[])[]) => void;
	/** A box to tick by hand. */
	box: (words: string) => void;
	/** A picture (JPEG or PNG) as wide as the text at most, with what it shows in words. */
	picture: (bytes: Uint8Array, alt: string, high?: number) => Promise<void>;
	/** A line to write on. */
	line: (name: string) => void;
	save: () => Promise<Uint8Array>;
}>;

/**
 * Opens a document of flowing text, signed by the hub: its mark on the first page, its name at the foot of each. It is tagged for screen readers.
 * Where somebody pays for what it is about, the emblem and the sentence stand first (Reg. (EU) 2021/1060, art. 47 and 50).
 * @param accent of headings and points; green is learning's
 * @param issued when, if not now: then the same words give the same bytes
 */
export async function openSheet(
	title: string,
	locale: Locale,
	{ name, mark, funded = null }: Omit<SignedPaper, 'funded'> & Partial<SignedPaper>,
	accent = GREEN,
	issued?: Date
): Promise<Sheet> {
	const { pdf, fonts } = await openPdf({ title, locale, author: name, at: issued });
	const page = pdf.addPage([A4.width, A4.height]);
	const at: Place = { pdf, fonts, tags: tagging(pdf), accent: inkOf(accent), page, y: A4.height - MARGIN };
	if (mark) await letterhead(at, mark, name);
	if (funded) await payer(at, funded);
	return {
		title: (words) => {
			flow(at, words, 24, { face: 'title', role: 'H1' });
			at.y -= 8;
		},
		heading: (words) => heading(at, words),
		text: (words) => {
			for (const part of words.split(/\n+/)) flow(at, part, SIZE);
			at.y -= 4;
		},
		row: (label, words) => row(at, label, words),
		point: (words, url) => point(at, words, url ?? null),
		table: (columns, rows) => drawTable(at, columns.map(asColumn), rows),
		box: (words) => box(at, words),
		picture: (bytes, alt, high = 300) => picture(at, bytes, alt, high),
		line: (label) => line(at, label),
		save: () => {
			pdf.getPages().forEach((one, index, all) => {
				const words = `${name} · ${index + 1} / ${all.length}`;
				at.tags.decorate(one, () => put(one, fonts, words, { x: MARGIN, y: 36, size: 8.5, color: SOFT }));
			});
			at.tags.finish();
			return pdf.save();
		}
	};
}

const asColumn = (one: string | Column, nth: number): Column =>
	typeof one === 'string' ? { label: one, numeric: nth > 0 } : one;

/** The mark of the hub above what is written. */
async function letterhead(at: Place, mark: Uint8Array, name: string): Promise<void> {
	const image = await at.pdf.embedPng(mark);
	const { width, height } = image.scaleToFit(140, 36);
	at.y -= height;
	at.tags.tag(at.page, 'Figure', () => at.page.drawImage(image, { x: MARGIN, y: at.y, width, height }), { alt: name });
	at.y -= 10;
}

async function picture(at: Place, bytes: Uint8Array, alt: string, high: number): Promise<void> {
	const image = await (bytes[0] === 0xff ? at.pdf.embedJpg(bytes) : at.pdf.embedPng(bytes));
	const { width, height } = image.scaleToFit(Math.min(WIDTH, image.width), Math.min(high, image.height));
	room(at, height + 12);
	at.y -= height + 8;
	at.tags.tag(at.page, 'Figure', () => at.page.drawImage(image, { x: MARGIN, y: at.y, width, height }), { alt });
	at.y -= 4;
}

async function payer(at: Place, { emblem, alt, sentence }: FundedPaper): Promise<void> {
	if (emblem) await picture(at, emblem, alt, EMBLEM);
	if (sentence) flow(at, sentence.text, SIZE, { lang: sentence.lang });
	at.y -= 8;
}

type Flow = Readonly<{ face?: Face; x?: number; width?: number; color?: Colour; role?: Role; lang?: Locale }>;

function flow(at: Place, words: string, size: number, more: Flow = {}): void {
	const { face = 'text', x = MARGIN, width = WIDTH, role = 'P', lang } = more;
	const lines = linesOf(words, { face, size, width });
	while (lines.length) {
		room(at, size * LEADING);
		const fits = Math.max(1, Math.floor((at.y - BOTTOM) / (size * LEADING)));
		// one part a page: what goes on is another one
		const some = lines.splice(0, fits);
		const write = () => {
			for (const [nth, text] of some.entries()) {
				at.y -= size * LEADING;
				// whoever reads it aloud hears two words where a line ends
				put(at.page, at.fonts, nth < some.length - 1 ? `${text} ` : text, { size, y: at.y, ...more, x });
			}
		};
		at.tags.tag(at.page, role, write, lang && { lang });
	}
}

type Box = Omit<PDFPageDrawRectangleOptions, 'x'>;

const decorate = (at: Place, box: Box): void =>
	at.tags.decorate(at.page, () => at.page.drawRectangle({ x: MARGIN, ...box }));

function heading(at: Place, words: string): void {
	room(at, 70);
	at.y -= 20;
	decorate(at, { y: at.y, width: WIDTH, height: 2, color: at.accent });
	flow(at, words, 14, { face: 'title', role: 'H2' });
	at.y -= 4;
}

function row(at: Place, label: string, words: string): void {
	room(at, linesOf(words, { size: SIZE, width: WIDTH - 150 }).length * SIZE * LEADING + 5);
	const top = at.y;
	flow(at, label, SIZE, { color: SOFT, width: 140 });
	const below = at.y;
	at.y = top;
	flow(at, words, SIZE, { x: MARGIN + 150, width: WIDTH - 150 });
	at.y = Math.min(at.y, below) - 5;
}

function point(at: Place, words: string, url: string | null): void {
	room(at, 34);
	decorate(at, { y: at.y - 13, width: 5, height: 5, color: at.accent });
	flow(at, words, SIZE, { x: MARGIN + 14, width: WIDTH - 14 });
	if (url) {
		const top = at.y;
		flow(at, url, 8.5, { x: MARGIN + 14, width: WIDTH - 14, color: at.accent });
		press(at.page, url, { x: MARGIN + 14, y: at.y - 3, width: WIDTH - 14, height: top - at.y });
	}
	at.y -= 4;
}

function box(at: Place, words: string): void {
	room(at, 34);
	decorate(at, { y: at.y - 15, width: 11, height: 11, borderColor: INK, borderWidth: 1 });
	flow(at, words, SIZE, { x: MARGIN + 20, width: WIDTH - 20 });
	at.y -= 8;
}

function line(at: Place, label: string): void {
	room(at, 40);
	at.y -= 18;
	flow(at, label, SIZE, { color: SOFT });
	const [from, y] = [MARGIN + widthOf(label, { size: SIZE }) + 10, at.y - 2];
	at.tags.decorate(at.page, () =>
		at.page.drawLine({ start: { x: from, y }, end: { x: MARGIN + WIDTH, y }, thickness: 0.7, color: SOFT })
	);
	at.y -= 6;
}

const PRESSED = ['http:', 'https:', 'mailto:'];

/** Makes a part of a page a link, where it leads to a page or to a letter: in a PDF an address may as well be a script or a file. */
function press(
	page: PDFPage,
	url: string,
	{ x, y, width, height }: Record<'x' | 'y' | 'width' | 'height', number>
): void {
	const to = URL.parse(url);
	if (!to || !PRESSED.includes(to.protocol)) return;
	const { context } = page.doc;
	// as hexadecimal digits: a parenthesis would end the text, and what follows it would be the document's own words
	const address = PDFHexString.of(Buffer.from(to.href, 'latin1').toString('hex'));
	const link = context.obj({
		...{ Type: 'Annot', Subtype: 'Link', Rect: [x, y, x + width, y + height], Border: [0, 0, 0] },
		A: { Type: 'Action', S: 'URI', URI: address }
	});
	page.node.addAnnot(context.register(link));
}
