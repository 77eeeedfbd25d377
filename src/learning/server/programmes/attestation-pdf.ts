import type { PDFPage } from 'pdf-lib';
import type { Face } from '#kernel/server/letters.ts';
import { A4, type Colour, type Fonts, inkOf, openPdf, putLines } from '#kernel/server/pdf/setting.ts';
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
	issuedAt: Date;
}>;

const MARGIN = 64;
const WIDTH = A4.width - 2 * MARGIN;
const LEADING = 1.3;
const GREEN = inkOf('#24744e');
const SOFT = inkOf('#666159');
const PALE = inkOf('#ccc7bd');

type Pen = { page: PDFPage; y: number; fonts: Fonts };

/** An attestation on one page of A4; the same words and moment give the same bytes. */
export async function printAttestation(printed: Printed): Promise<Buffer> {
	const { title, number, locale, issuedAt } = printed;
	const { pdf, fonts } = await openPdf({ title: `${title} ${number}`, locale, at: issuedAt });
	draw({ page: pdf.addPage([A4.width, A4.height]), y: A4.height - MARGIN, fonts }, printed);
	return Buffer.from(await pdf.save());
}

function draw(pen: Pen, printed: Printed): void {
	pixels(pen);
	write(pen, printed.kicker, { size: 10, color: SOFT, after: 24 });
	write(pen, printed.title, { size: 25, face: 'title', color: GREEN, after: 4 });
	write(pen, printed.number, { size: 11, color: SOFT, after: 28 });
	write(pen, printed.opening, { size: 12, after: 20 });
	for (const [label, value] of printed.rows) row(pen, label, value);
	pen.y -= 22;
	write(pen, printed.closing, { size: 10, color: SOFT, after: 36 });
	write(pen, printed.place, { size: 11, after: 40 });
	for (const line of printed.signature) write(pen, line, { size: 11, after: 2 });
}

/** The mark: a heap of pixels, the top one loose. */
function pixels({ page }: Pen): void {
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
	pen.page.drawLine({
		start: { x: MARGIN, y: pen.y },
		end: { x: MARGIN + WIDTH, y: pen.y },
		thickness: 0.5,
		color: PALE
	});
	pen.y -= 9;
}

type Look = Readonly<{ size: number; face?: Face; color?: Colour; left?: number; width?: number; after: number }>;

function write(pen: Pen, text: string, { left = 0, width = WIDTH, after, ...look }: Look): void {
	const place = { x: MARGIN + left, y: pen.y, width, leading: LEADING };
	pen.y = putLines(pen.page, pen.fonts, text, { ...look, ...place }) - after;
}
