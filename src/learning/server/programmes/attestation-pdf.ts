import type { PDFPage } from 'pdf-lib';
import type { Funded } from '#kernel/funded.ts';
import type { Face } from '#kernel/server/letters.ts';
import type { FundedPaper } from '#kernel/server/pdf/funded.ts';
import { A4, type Colour, type Fonts, inkOf, openPdf, putLines } from '#kernel/server/pdf/setting.ts';
import { type Role, type Tagging, tagging } from '#kernel/server/pdf/tagging.ts';
import type { Locale } from '#kernel/words.ts';

/** What an attestation says, in its order; the words are ready to print. */
export type Printed = Readonly<{
	locale: Locale;
	kicker: string;
	title: string;
	number: string;
	opening: string;
	rows: readonly (readonly [label: string, value: string])[];
	/** What it is for, and by which law. */
	closing: string;
	place: string;
	signature: readonly string[];
	/** Whose emblem and sentence stand on it. */
	funded: Funded | null;
	issuedAt: Date;
}>;

const MARGIN = 64;
const WIDTH = A4.width - 2 * MARGIN;
const LEADING = 1.3;
const GREEN = inkOf('#24744e');
const SOFT = inkOf('#666159');
const PALE = inkOf('#ccc7bd');
/** Room for the mark, which stands in the corner. */
const MARK = 60;
const EMBLEM = { width: 190, height: 56 } as const;

type Pen = { page: PDFPage; y: number; fonts: Fonts; tags: Tagging };

/** An attestation on one page of A4, tagged for screen readers; the same words and moment give the same bytes. `funded`: what it asks for, as it is drawn. */
export async function printAttestation(printed: Printed, funded: FundedPaper | null): Promise<Buffer> {
	const { title, number, locale, issuedAt } = printed;
	const { pdf, fonts } = await openPdf({ title: `${title} ${number}`, locale, at: issuedAt });
	const tags = tagging(pdf);
	const pen = { page: pdf.addPage([A4.width, A4.height]), y: A4.height - MARGIN, fonts, tags };
	tags.decorate(pen.page, () => pixels(pen.page));
	if (funded) await payer(pen, funded);
	draw(pen, printed);
	tags.finish();
	return Buffer.from(await pdf.save());
}

/** Who pays stands first (Reg. (EU) 2021/1060, art. 47 and 50): the emblem, and the sentence beside it. */
async function payer(pen: Pen, { emblem, alt, sentence }: FundedPaper): Promise<void> {
	const { page, tags, y: top } = pen;
	const image = emblem && (await page.doc.embedPng(emblem));
	const { width, height } = image?.scaleToFit(EMBLEM.width, EMBLEM.height) ?? { width: 0, height: 0 };
	if (image)
		tags.tag(page, 'Figure', () => page.drawImage(image, { x: MARGIN, y: top - height, width, height }), { alt });
	const left = image ? width + 14 : 0;
	if (sentence)
		write(pen, sentence.text, { size: 10, left, width: WIDTH - left - MARK, lang: sentence.lang, after: 0 });
	pen.y = Math.min(pen.y, top - height) - 22;
}

function draw(pen: Pen, printed: Printed): void {
	write(pen, printed.kicker, { size: 10, color: SOFT, width: WIDTH - MARK, after: 24 });
	write(pen, printed.title, { size: 25, face: 'title', color: GREEN, role: 'H1', after: 4 });
	write(pen, printed.number, { size: 11, color: SOFT, after: 28 });
	write(pen, printed.opening, { size: 12, after: 20 });
	for (const [label, value] of printed.rows) row(pen, label, value);
	pen.y -= 22;
	write(pen, printed.closing, { size: 10, color: SOFT, after: 36 });
	write(pen, printed.place, { size: 11, after: 40 });
	for (const line of printed.signature) write(pen, line, { size: 11, after: 2 });
}

/** The mark: a heap of pixels, the top one loose. */
function pixels(page: PDFPage): void {
	const [side, right, top] = [7, A4.width - MARGIN, A4.height - MARGIN];
	for (const [line, count] of [1, 0, 1, 3, 5].entries())
		for (let at = 0; at < count; at++)
			page.drawRectangle({
				x: right - 17.5 - (count * side) / 2 + at * side,
				y: top - line * side,
				width: side - 1,
				height: side - 1,
				color: GREEN
			});
}

function row(pen: Pen, label: string, value: string): void {
	const top = pen.y;
	write(pen, label, { size: 11, color: SOFT, width: 190, after: 0 });
	const below = pen.y;
	pen.y = top;
	write(pen, value, { size: 12, left: 200, width: WIDTH - 200, after: 0 });
	pen.y = Math.min(pen.y, below) - 5;
	const [start, end] = [
		{ x: MARGIN, y: pen.y },
		{ x: MARGIN + WIDTH, y: pen.y }
	];
	pen.tags.decorate(pen.page, () => pen.page.drawLine({ start, end, thickness: 0.5, color: PALE }));
	pen.y -= 9;
}

type Look = Readonly<{
	size: number;
	face?: Face;
	color?: Colour;
	left?: number;
	width?: number;
	role?: Role;
	lang?: Locale;
	after: number;
}>;

function write(pen: Pen, text: string, { left = 0, width = WIDTH, role = 'P', lang, after, ...look }: Look): void {
	const place = { x: MARGIN + left, y: pen.y, width, leading: LEADING };
	const act = () => {
		pen.y = putLines(pen.page, pen.fonts, text, { ...look, ...place }) - after;
	};
	pen.tags.tag(pen.page, role, act, lang && { lang });
}
