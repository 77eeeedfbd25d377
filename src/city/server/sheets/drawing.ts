import type { PDFDocument, PDFImage, PDFPage } from 'pdf-lib';
import { areaInk } from '#kernel/area.ts';
import { linesOf, widthOf } from '#kernel/server/letters.ts';
import { A4, type Fonts, inkOf, openPdf, put } from '#kernel/server/pdf/setting.ts';
import { type Tagging, tagging } from '#kernel/server/pdf/tagging.ts';
import type { Signature } from '#kernel/server/signature.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';

/** A stop as it hangs on a wall; `title` in the language of `lang`. */
export type PrintedStop = Readonly<{
	number: number;
	code: string;
	title: string;
	lang: Locale;
	spot: string;
	address: string;
	/** The sign languages of its films, « LSFB, VGT »; empty where it has none. */
	signed: string;
}>;

/** What sheets tell. */
export type Printed = Readonly<{
	trail: Readonly<{
		title: string;
		lang: Locale;
		summary: string;
		facts: string;
		organization: string;
		fictional: boolean;
		address: string;
	}>;
	stops: readonly PrintedStop[];
	/** Where the four signs are typed, as one reads it. */
	typed: string;
	signed: Signature;
}>;

export const MARGIN = 48;
export const WIDTH = A4.width - 2 * MARGIN;
export const SOFT = inkOf('#4d4f57');
export const CITY = inkOf(areaInk.city.colour);
const WHITE = inkOf('#ffffff');
export const LINE = inkOf('#8a8579');

/** A document that is being drawn, and what it tells. */
export type At = Readonly<{
	pdf: PDFDocument;
	mark: PDFImage | null;
	fonts: Fonts;
	tags: Tagging;
	locale: Locale;
	given: Printed;
}>;

/** Opens one, tagged from the first part on. */
export async function opened(given: Printed, locale: Locale): Promise<At> {
	const title = `${m.city_sheets({}, { locale })}, ${given.trail.title}`;
	const { pdf, fonts } = await openPdf({ title, locale, author: given.signed.name });
	const { mark } = given.signed;
	return { pdf, fonts, mark: mark && (await pdf.embedPng(mark)), tags: tagging(pdf), locale, given };
}

/** Ends it. @returns its bytes */
export const saved = ({ pdf, tags }: At): Promise<Uint8Array> => {
	tags.finish();
	return pdf.save();
};

/** The number of a stop in a square of the guide's colour. */
export function numberBox(
	{ fonts, tags }: At,
	page: PDFPage,
	number: number,
	{ x, top, side }: Record<'x' | 'top' | 'side', number>
) {
	const [words, size] = [String(number), side * 0.5];
	tags.decorate(page, () => page.drawRectangle({ x, y: top - side, width: side, height: side, color: CITY }));
	tags.tag(page, 'P', () =>
		put(page, fonts, words, {
			...{ x: x + (side - widthOf(words, { size, face: 'title' })) / 2, y: top - side * 0.68 },
			...{ size, face: 'title', color: WHITE }
		})
	);
}

/** The title in the largest letters in which it takes three lines at most. @returns where it ends */
export function titled(
	{ fonts, tags }: At,
	page: PDFPage,
	{ title, lang }: PrintedStop,
	{ x, top, width }: Record<'x' | 'top' | 'width', number>
): number {
	const size = [36, 30, 26, 22].find((one) => linesOf(title, { size: one, face: 'title', width }).length <= 3) ?? 20;
	const lines = linesOf(title, { size, face: 'title', width }).slice(0, 4);
	tags.tag(
		page,
		'H1',
		() => {
			for (const [nth, line] of lines.entries())
				put(page, fonts, line, { x, y: top - size * (0.95 + nth * 1.1), size, face: 'title' });
		},
		{ lang }
	);
	return Math.min(top - 66, top - size * (0.2 + lines.length * 1.1));
}

/** The size in which a line fits that must not be cut, as an address. */
export const fitting = (words: string, size: number, width: number, face: 'title' | 'text' = 'text'): number =>
	Math.min(size, (size * width) / widthOf(words, { size, face }));

/** A text on one line; three points say that it goes on. */
export function cut(words: string, size: number, width: number, face: 'title' | 'text' = 'text'): string {
	const [first = '', ...more] = linesOf(words, { size, width, face });
	return more.length ? `${linesOf(words, { size, width: width - size, face })[0] ?? ''}…` : first;
}

/** The hub's mark and name, and that nothing is asked of who scans. */
export function foot({ mark, fonts, tags, locale, given }: At, page: PDFPage): void {
	const { signed, trail } = given;
	const name = [trail.organization, signed.name, trail.fictional ? m.web_fictional({}, { locale }) : '']
		.filter(Boolean)
		.join(' · ');
	tags.decorate(page, () => {
		page.drawRectangle({ x: MARGIN, y: 72, width: WIDTH, height: 2, color: CITY });
		if (!mark) return;
		const { width, height } = mark.scaleToFit(90, 24);
		page.drawImage(mark, { x: A4.width - MARGIN - width, y: 40, width, height });
	});
	tags.tag(page, 'P', () => put(page, fonts, cut(name, 10, WIDTH - 110), { x: MARGIN, y: 54, size: 10, color: SOFT }));
	tags.tag(page, 'P', () =>
		put(page, fonts, m.city_sheet_free({}, { locale }), { x: MARGIN, y: 39, size: 9, color: SOFT })
	);
}

/** An address as one types it. */
export const shortOf = (address: string): string => address.replace(/^https?:\/\//, '');
