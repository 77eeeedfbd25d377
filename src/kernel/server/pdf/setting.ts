import { readFile } from 'node:fs/promises';
import fontkit from '@pdf-lib/fontkit';
import { PDFDocument, type PDFFont, type PDFPage, rgb } from 'pdf-lib';
import type { Locale } from '../../words.ts';
import { type Face, fontFiles, linesOf, runsOf } from '../letters.ts';

/** A4 in points. */
export const A4 = { width: 595.28, height: 841.89 } as const;

export type Colour = ReturnType<typeof rgb>;
/** A colour as the web writes it. */
export const inkOf = (hex: string): Colour => {
	const part = (from: number) => Number.parseInt(hex.slice(from, from + 2), 16) / 255;
	return rgb(part(1), part(3), part(5));
};
const INK = inkOf('#15171c');

export type Fonts = Readonly<Record<Face, readonly PDFFont[]>>;

type About = Readonly<{
	title: string;
	locale: Locale;
	/** The hub, where it signs. */
	author?: string;
	/** When it is issued, if not now: then the same words give the same bytes. */
	at?: Date;
}>;

/** A new PDF with the hub's own letters; its name and language are in it, for screen readers. */
export async function openPdf({ title, locale, author, at }: About): Promise<{ pdf: PDFDocument; fonts: Fonts }> {
	const pdf = await PDFDocument.create();
	pdf.registerFontkit(fontkit);
	pdf.setTitle(title, { showInWindowTitleBar: true });
	pdf.setLanguage(locale);
	if (author) pdf.setAuthor(author);
	if (at) {
		pdf.setCreationDate(at);
		pdf.setModificationDate(at);
	}
	const embed = async (face: Face) => {
		const embedded: PDFFont[] = [];
		// one after the other: the same words give the same bytes only if all objects come in the same order
		for (const file of fontFiles(face)) embedded.push(await pdf.embedFont(await readFile(file), { subset: true }));
		return embedded;
	};
	return { pdf, fonts: { title: await embed('title'), text: await embed('text') } };
}

type Put = Readonly<{ x: number; y: number; size: number; face?: Face; color?: Colour }>;

/** Writes one line on its base line. */
export function put(page: PDFPage, fonts: Fonts, words: string, { x, y, size, face = 'text', color = INK }: Put): void {
	let at = x;
	for (const run of runsOf(words, face)) {
		const font = fonts[face][run.file] as PDFFont;
		page.drawText(run.words, { x: at, y, size, font, color });
		at += font.widthOfTextAtSize(run.words, size);
	}
}

/** Writes a text in as many lines as it needs below `y`. @returns where it ends. */
export function putLines(
	page: PDFPage,
	fonts: Fonts,
	words: string,
	{ width, leading, ...look }: Put & Readonly<{ width: number; leading: number }>
): number {
	let { y } = look;
	for (const line of linesOf(words, { ...look, width })) {
		y -= look.size * leading;
		put(page, fonts, line, { ...look, y });
	}
	return y;
}
