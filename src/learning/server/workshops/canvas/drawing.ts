import type { Face } from '#kernel/server/letters.ts';
import { inkOf, openPdf, put } from '#kernel/server/pdf/setting.ts';
import { pngOf, svgText } from '#kernel/server/poster.ts';
import { type Drawn, type Sheet, sheetOf } from './sheet.ts';

type Part = Sheet['parts'][number];

/** A canvas on one sheet, as a PDF or a PNG. */
export async function drawCanvas(form: 'pdf' | 'png', drawn: Drawn): Promise<Uint8Array> {
	const sheet = sheetOf(drawn);
	return form === 'png' ? pngOf(svgOf(sheet)) : pdfOf(sheet, drawn);
}

function svgOf({ width, height, parts }: Sheet): string {
	const rect = ({ x, y, width: w, height: h, fill, line }: Part['boxes'][number]): string =>
		`<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}"${line ? ` stroke="${line}"` : ''}/>`;
	const text = ({ text: words, bold, ...place }: Part['lines'][number]): string =>
		svgText(words, { ...place, face: faceOf(bold) });
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${Math.ceil(height)}">`,
		`<rect width="100%" height="100%" fill="#faf7f1"/>`,
		...parts.flatMap(({ boxes, lines }) => [...boxes.map(rect), ...lines.map(text)]),
		'</svg>'
	].join('');
}

const faceOf = (bold: boolean): Face => (bold ? 'title' : 'text');

/** A4 across, in points. */
const PAPER = { width: 842, height: 595 } as const;

/** One sheet of paper, whatever there is on it. */
async function pdfOf(sheet: Sheet, { title, locale }: Drawn): Promise<Uint8Array> {
	const { pdf, fonts } = await openPdf({ title, locale });
	const page = pdf.addPage([PAPER.width, PAPER.height]);
	const scale = Math.min(PAPER.width / sheet.width, PAPER.height / sheet.height);
	const left = (PAPER.width - sheet.width * scale) / 2;
	const at = (x: number, y: number) => ({ x: left + x * scale, y: PAPER.height - y * scale });
	const draw = ({ boxes, lines }: Part): void => {
		for (const { x, y, width, height, fill, line } of boxes)
			page.drawRectangle({
				...at(x, y + height),
				...{ width: width * scale, height: height * scale, color: inkOf(fill) },
				...(line ? { borderColor: inkOf(line), borderWidth: 0.5 } : {})
			});
		for (const { text, x, y, size, bold, fill } of lines)
			put(page, fonts, text, {
				...at(x, y),
				...{ size: size * scale, color: inkOf(fill), face: faceOf(bold) }
			});
	};
	sheet.parts.forEach(draw);
	return pdf.save();
}
