import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fontkit from '@pdf-lib/fontkit';
import { PDFDocument, type PDFFont, type PDFPage, rgb } from 'pdf-lib';
import { demandOutside } from '#kernel/server/db.ts';

/** What an attestation says, in its order; the words are ready to print. */
export type Printed = Readonly<{
	language: string;
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

const A4 = { width: 595.28, height: 841.89 } as const;
const MARGIN = 64;
const WIDTH = A4.width - 2 * MARGIN;
const green = rgb(0x24 / 255, 0x74 / 255, 0x4e / 255);
const ink = rgb(0x15 / 255, 0x17 / 255, 0x1c / 255);
const soft = rgb(0.4, 0.38, 0.35);

type Fonts = Readonly<{ title: readonly PDFFont[]; text: readonly PDFFont[] }>;
type Pen = { page: PDFPage; y: number; fonts: Fonts };

/** An attestation on one page of A4; the same words and moment give the same bytes. */
export async function printAttestation(printed: Printed): Promise<Buffer> {
	demandOutside('an attestation is drawn');
	const pdf = await PDFDocument.create();
	pdf.registerFontkit(fontkit);
	const fonts = {
		title: await Promise.all(['title', 'title-extended'].map((name) => embed(pdf, name))),
		text: await Promise.all(['text', 'text-extended'].map((name) => embed(pdf, name)))
	};
	pdf.setTitle(`${printed.title} ${printed.number}`, { showInWindowTitleBar: true });
	pdf.setLanguage(printed.language);
	pdf.setCreationDate(printed.issuedAt);
	pdf.setModificationDate(printed.issuedAt);
	draw({ page: pdf.addPage([A4.width, A4.height]), y: A4.height - MARGIN, fonts }, printed);
	return Buffer.from(await pdf.save());
}

const embed = async (pdf: PDFDocument, name: string): Promise<PDFFont> =>
	pdf.embedFont(await readFile(join(process.cwd(), 'src/ui/fonts', `${name}.ttf`)), { subset: true });

function draw(pen: Pen, printed: Printed): void {
	pixels(pen);
	write(pen, printed.kicker, { size: 10, colour: soft, after: 24 });
	write(pen, printed.title, { size: 25, title: true, colour: green, after: 4 });
	write(pen, printed.number, { size: 11, colour: soft, after: 28 });
	write(pen, printed.opening, { size: 12, after: 20 });
	for (const [label, value] of printed.rows) row(pen, label, value);
	pen.y -= 22;
	write(pen, printed.closing, { size: 10, colour: soft, after: 36 });
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
				color: green
			});
}

function row(pen: Pen, label: string, value: string): void {
	const top = pen.y;
	write(pen, label, { size: 11, colour: soft, width: 190, after: 0 });
	const below = pen.y;
	pen.y = top;
	write(pen, value, { size: 12, left: 200, width: WIDTH - 200, after: 0 });
	pen.y = Math.min(pen.y, below) - 5;
	pen.page.drawLine({
		start: { x: MARGIN, y: pen.y },
		end: { x: MARGIN + WIDTH, y: pen.y },
		thickness: 0.5,
		color: rgb(0.8, 0.78, 0.74)
	});
	pen.y -= 9;
}

type Look = Readonly<{
	size: number;
	title?: boolean;
	colour?: ReturnType<typeof rgb>;
	left?: number;
	width?: number;
	after: number;
}>;

function write(
	pen: Pen,
	text: string,
	{ size, title = false, colour = ink, left = 0, width = WIDTH, after }: Look
): void {
	const fonts = title ? pen.fonts.title : pen.fonts.text;
	for (const line of linesOf(text, fonts, size, width)) {
		pen.y -= size * 1.3;
		let x = MARGIN + left;
		for (const { font, run } of runsOf(line, fonts)) {
			pen.page.drawText(run, { x, y: pen.y, size, font, color: colour });
			x += font.widthOfTextAtSize(run, size);
		}
	}
	pen.y -= after;
}

function linesOf(text: string, fonts: readonly PDFFont[], size: number, width: number): string[] {
	const lines: string[] = [];
	let line = '';
	const long = (words: string): boolean =>
		runsOf(words, fonts).reduce((sum, { font, run }) => sum + font.widthOfTextAtSize(run, size), 0) > width;
	for (const word of text.split(' ')) {
		const longer = line ? `${line} ${word}` : word;
		if (line && long(longer)) {
			lines.push(line);
			line = word;
		} else line = longer;
	}
	return [...lines, line];
}

/** The first font that has a character draws it; one that none has becomes a question mark. */
function runsOf(text: string, fonts: readonly PDFFont[]): { font: PDFFont; run: string }[] {
	const runs: { font: PDFFont; run: string }[] = [];
	for (const character of text.replace(/[\u00a0\u202f]/g, ' ')) {
		const font = fonts.find((one) => holds(one, character));
		const [drawn, by] = font ? [character, font] : ['?', fonts[0] as PDFFont];
		const last = runs.at(-1);
		if (last?.font === by) last.run += drawn;
		else runs.push({ font: by, run: drawn });
	}
	return runs;
}

const sets = new WeakMap<PDFFont, ReadonlySet<number>>();

function holds(font: PDFFont, character: string): boolean {
	const set = sets.get(font) ?? new Set(font.getCharacterSet());
	sets.set(font, set);
	return set.has(character.codePointAt(0) ?? 0);
}
