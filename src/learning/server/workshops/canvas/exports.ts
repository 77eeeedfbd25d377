import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fontkit from '@pdf-lib/fontkit';
import { PDFDocument, type PDFFont, rgb } from 'pdf-lib';
import { demandOutside } from '#kernel/server/db.ts';
import { pngOf } from '#kernel/server/drawing.ts';
import { escapeXml } from '#kernel/xml.ts';
import { canonical, canonicalText } from '../../../workshops/canvas/canonical.ts';
import { type Drawn, type Sheet, sheetOf } from './sheet.ts';

type Part = Sheet['parts'][number];

/** How a canvas can be taken away: to read, to show, or to work on. */
export const exportForms = ['pdf', 'png', 'json'] as const;
export type ExportForm = (typeof exportForms)[number];

const types: Readonly<Record<ExportForm, string>> = {
	pdf: 'application/pdf',
	png: 'image/png',
	json: 'application/json'
};

/** A canvas as a file. The JSON is canonical: the same notes give the same bytes. */
export async function exportCanvas(form: ExportForm, drawn: Drawn): Promise<{ mediaType: string; body: Uint8Array }> {
	const mediaType = types[form];
	if (form === 'json')
		return { mediaType, body: Buffer.from(canonicalText(canonical(drawn.kind, drawn.notes, drawn.nameOf))) };
	const sheet = sheetOf(drawn);
	return { mediaType, body: form === 'png' ? await pngOf(svgOf(sheet)) : await pdfOf(sheet, drawn) };
}

function svgOf({ width, height, parts }: Sheet): string {
	const rect = ({ x, y, width: w, height: h, fill, line }: Part['boxes'][number]): string =>
		`<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}"${line ? ` stroke="${line}"` : ''}/>`;
	const text = ({ x, y, size, text: words, bold, fill }: Part['lines'][number]): string =>
		`<text x="${x}" y="${y}" font-family="${bold ? 'Bricolage Grotesque 96pt ExtraBold' : 'Instrument Sans'}" font-weight="${bold ? 700 : 550}" font-size="${size}" fill="${fill}">${escapeXml(words)}</text>`;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${Math.ceil(height)}">`,
		`<rect width="100%" height="100%" fill="#faf7f1"/>`,
		...parts.flatMap(({ boxes, lines }) => [...boxes.map(rect), ...lines.map(text)]),
		'</svg>'
	].join('');
}

/** A4 across, in points. */
const PAPER = { width: 842, height: 595 } as const;

/** One sheet of paper, whatever there is on it. */
async function pdfOf(sheet: Sheet, { title, locale }: Drawn): Promise<Uint8Array> {
	demandOutside('a canvas is drawn');
	const pdf = await PDFDocument.create();
	pdf.registerFontkit(fontkit);
	pdf.setTitle(title, { showInWindowTitleBar: true });
	pdf.setLanguage(locale);
	const font = (name: string): Promise<PDFFont> =>
		pdf.embedFont(readFileSync(join(process.cwd(), 'src/ui/fonts', `${name}.ttf`)), { subset: true });
	const [plain, bold] = await Promise.all([font('text'), font('title')]);
	const page = pdf.addPage([PAPER.width, PAPER.height]);
	const scale = Math.min(PAPER.width / sheet.width, PAPER.height / sheet.height);
	const left = (PAPER.width - sheet.width * scale) / 2;
	const at = (x: number, y: number) => ({ x: left + x * scale, y: PAPER.height - y * scale });
	const draw = ({ boxes, lines }: Part): void => {
		for (const { x, y, width, height, fill, line } of boxes)
			page.drawRectangle({
				...at(x, y + height),
				...{ width: width * scale, height: height * scale, color: colour(fill) },
				...(line ? { borderColor: colour(line), borderWidth: 0.5 } : {})
			});
		for (const one of lines)
			page.drawText(one.text.toWellFormed().replace(/\s/g, ' '), {
				...at(one.x, one.y),
				...{ size: one.size * scale, color: colour(one.fill), font: one.bold ? bold : plain }
			});
	};
	sheet.parts.forEach(draw);
	return pdf.save();
}

function colour(hex: string) {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => Number.parseInt(hex.slice(from, from + 2), 16) / 255);
	return rgb(red, green, blue);
}
